import { ClientMethods } from './autogen/compressor_client_methods.js';

export { Codec, CompressorCode, maxCompressedSize } from './codecs.js';

export class Client extends ClientMethods {}
