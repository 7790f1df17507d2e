// What a module's AssemblyScript imports from 'chimaera/assembly': the compiler looks for this file, and for no entry of
// package.json.
export * from './assembly/module/index';
