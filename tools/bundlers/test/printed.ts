/** What the sample program prints, wherever it runs. */
export const PRINTED = `hello world, isMainProcess is false
a child has a parent
exit codes 0 0
exported: 10,20,30
default: 1,8,27
inline: 20,30,40
elsewhere: 11,12
declared inside: 6,24
the function (anonymous) uses the local variable offset of the code around it, which another process does not have; pass it as an argument, or move it to the top level of the module
RefusedError: cannot take 11 (11)
an error of the library: true
counted 200
balance 7
changed by a function of a module that the manager has not loaded: 343
counted by a class 8
`;
