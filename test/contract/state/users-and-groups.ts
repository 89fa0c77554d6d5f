/** Users with a unique e-mail address, and groups of them: everything that the state model knows promises of. */
export const usersAndGroups = `
openapi: 3.1.0
info: {title: Users and groups, version: '1'}
paths:
  /users:
    get:
      operationId: listUsers
      responses:
        '200': {description: All users., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/User'}}}}}
    post:
      operationId: createUser
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses:
        '201': {$ref: '#/components/responses/User'}
        '409': {description: The e-mail address is in use.}
  /users/{userId}:
    parameters: [{name: userId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getUser
      responses:
        '200': {$ref: '#/components/responses/User'}
        '404': {description: There is no such user.}
    put:
      operationId: replaceUser
      description: What is left out gets its default again.
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses:
        '200': {$ref: '#/components/responses/User'}
        '404': {description: There is no such user.}
    patch:
      operationId: updateUser
      description: A JSON merge patch (RFC 7396); what is left out stays.
      requestBody: {required: true, content: {application/merge-patch+json: {schema: {$ref: '#/components/schemas/UserPatch'}}}}
      responses:
        '200': {$ref: '#/components/responses/User'}
        '404': {description: There is no such user.}
        '409': {description: The e-mail address is in use.}
    delete:
      operationId: deleteUser
      description: The user leaves every group; a group that the user owned has no owner afterwards.
      responses:
        '204': {description: Deleted.}
        '404': {description: There is no such user.}
  /users/{userId}/groups:
    get:
      operationId: listGroupsOfUser
      description: The groups that the user is a member of.
      parameters: [{name: userId, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: Groups., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Group'}}}}}
  /users/{userId}/wake:
    post:
      operationId: wakeUser
      parameters: [{name: userId, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: The user is awake.}}
  /groups:
    get:
      operationId: listGroups
      responses:
        '200': {description: All groups., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Group'}}}}}
    post:
      operationId: createGroup
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Group'}}}}
      responses: {'201': {$ref: '#/components/responses/Group'}}
  /groups/{groupId}:
    parameters: [{name: groupId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getGroup
      responses:
        '200': {$ref: '#/components/responses/Group'}
        '404': {description: There is no such group.}
    delete:
      operationId: deleteGroup
      responses: {'204': {description: Deleted.}}
  /groups/{groupId}/members:
    get:
      operationId: listMembers
      description: The members of the group.
      parameters: [{name: groupId, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: Users., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/User'}}}}}
  /groups/{groupId}/members/{userId}:
    parameters:
      - {name: groupId, in: path, required: true, schema: {type: string}}
      - {name: userId, in: path, required: true, schema: {type: string}}
    put: {operationId: addMember, responses: {'204': {description: The user is a member.}, '404': {description: Not there.}}}
    delete: {operationId: removeMember, responses: {'204': {description: The user is no member any more.}}}
components:
  responses:
    User: {description: The user., content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
    Group: {description: The group., content: {application/json: {schema: {$ref: '#/components/schemas/Group'}}}}
  schemas:
    User:
      type: object
      required: [email, name]
      properties:
        id: {type: string, readOnly: true}
        email: {type: string, format: email, description: 'Unique, in upper or lower case.'}
        name: {type: string}
        nickname: {type: string}
        role: {type: string, enum: [member, admin], default: member}
        isAdmin: {type: boolean, readOnly: true}
        updatedAt: {type: string, format: date-time, readOnly: true, description: When the user was last changed.}
        lastSeenAt: {type: string, format: date-time, readOnly: true}
    UserPatch:
      type: object
      properties:
        email: {type: string, format: email}
        name: {type: string}
        nickname: {type: [string, 'null']}
        role: {type: string, enum: [member, admin]}
    Group:
      type: object
      required: [name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string}
        ownerId: {type: [string, 'null'], description: Id of a user.}
        memberCount: {type: integer, readOnly: true, description: How many members the group has.}
`;
