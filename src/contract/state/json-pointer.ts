export { toAccessor, valueAtPointer } from '../json-pointer.js';
