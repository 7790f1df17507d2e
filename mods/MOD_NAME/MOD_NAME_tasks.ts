// The tasks of MOD_NAME, in AssemblyScript whatever its runtime is written in: what is generated from them serves both.
import { Task } from 'chimaera/assembly';

// CHI_BEGIN(Custom)
/** What kCustom is given and what it answers: @IN, @OUT and @INOUT fields, such as `@IN size: u32;`. */
@unmanaged
export class CustomTask extends Task {}
// CHI_END(Custom)

// CHI_AUTOGEN_METHODS: new tasks go here
