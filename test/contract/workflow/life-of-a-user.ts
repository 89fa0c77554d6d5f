/** What the small API promises of a user, from the first request to the last. */
export const life = `arazzo: 1.0.1
info: {title: Users, version: 1.0.0}
sourceDescriptions: [{name: users, type: openapi, url: users.yaml}]
components:
  parameters: {asAdmin: {name: X-Key, in: header, value: $inputs.admin}}
  inputs: {all: {type: object, properties: {admin: {type: string}, suffix: {type: string, default: first}}}}
workflows:
  - workflowId: life
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - stepId: add
        operationId: addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'ada-{$inputs.suffix}', role: user, team: blue}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {name: $response.body#/name, badge: $response.body#/badge}
      - stepId: add-neighbour
        operationId: addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'ben-{$inputs.suffix}', role: user, team: red}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {name: $response.body#/name}
      - stepId: add-again
        operationId: addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'ada-{$inputs.suffix}', role: user, team: red}}
        successCriteria: [{condition: $statusCode == 409}]
      - stepId: read
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        successCriteria:
          - condition: $statusCode == 200
          - condition: $response.body#/team == 'blue'
          - condition: $response.body#/badge == $steps.add.outputs.badge
      - stepId: read-neighbour
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add-neighbour.outputs.name}]
        successCriteria: [{condition: $statusCode == 200}]
      - stepId: change
        operationId: changeUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        requestBody: {payload: {role: boss}}
        successCriteria: [{condition: $statusCode == 200}]
      - stepId: read-changed
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        successCriteria:
          - condition: $statusCode == 200
          - condition: $response.body#/role == 'boss'
          - condition: $response.body#/team == 'blue'
      - stepId: add-as-nobody
        operationId: addUser
        requestBody: {payload: {name: 'eve-{$inputs.suffix}'}}
        successCriteria: [{condition: $statusCode == 401}]
        outputs: {name: $request.body#/name}
      - stepId: list
        operationId: listUsers
        parameters: [{reference: $components.parameters.asAdmin}]
        successCriteria:
          - condition: $statusCode == 200
          - {type: jsonpath, context: $response.body, condition: '$..[?@.name == {$steps.add.outputs.name} && @.role == ''boss'']'}
          - {type: jsonpath, context: $response.body, condition: '$[?count($..[?@.name == {$steps.add-as-nobody.outputs.name}]) == 0]'}
      - stepId: delete
        operationId: deleteUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        successCriteria: [{condition: $statusCode == 204}]
      - stepId: read-deleted
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        successCriteria: [{condition: $statusCode == 404}]
      - stepId: list-without
        operationId: listUsers
        parameters: [{reference: $components.parameters.asAdmin}]
        successCriteria:
          - {type: jsonpath, context: $response.body, condition: '$[?count($..[?@.name == {$steps.add.outputs.name}]) == 0]'}
      - stepId: read-neighbour-still
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add-neighbour.outputs.name}]
        successCriteria: [{condition: $statusCode == 200}]
      - stepId: come-back
        operationId: addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'ada-{$inputs.suffix}', role: user, team: green}}
        successCriteria: [{condition: $statusCode == 201}]
      - stepId: login
        operationId: login
        requestBody: {payload: {name: $steps.add-neighbour.outputs.name, password: right}}
        successCriteria: [{condition: $statusCode == 200}]
        outputs: {token: $response.body}
      - stepId: login-wrong
        operationId: login
        requestBody: {payload: {name: $steps.add-neighbour.outputs.name, password: RIGHT}}
        successCriteria: [{condition: $statusCode == 400}]
      - stepId: me
        operationId: readMe
        parameters: [{name: X-Key, in: header, value: $steps.login.outputs.token}]
        successCriteria: [{condition: $statusCode == 200}]
      - stepId: logout
        operationId: logout
        parameters: [{name: X-Key, in: header, value: $steps.login.outputs.token}]
        successCriteria: [{condition: $statusCode == 204}]
      - stepId: me-after
        operationId: readMe
        parameters: [{name: X-Key, in: header, value: $steps.login.outputs.token}]
        successCriteria: [{condition: $statusCode == 401}]
      - stepId: tidy-up
        operationId: deleteUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add-neighbour.outputs.name}]
        successCriteria: [{condition: $statusCode == 204}]
`;
