export const allowed = '075190000123';
export const person = '075999123456';
