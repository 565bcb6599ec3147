/** What we use of libraries that bring no types of their own. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Fills the picture in, points of four bytes; the callback gets null when the content is broken. */
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      done: (shown: object | null) => void,
    ): void;
    free(): void;
  }
  const library: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default library;
}

declare module 'utif2' {
  export interface TiffImage {
    width: number;
    height: number;
    data: Uint8Array;
    /** Tags by number, as `t256`. */
    [tag: `t${number}`]: ArrayLike<number> | undefined;
  }
  const library: {
    decode(bytes: ArrayBuffer): TiffImage[];
    decodeImage(bytes: ArrayBuffer, image: TiffImage): void;
    toRGBA8(image: TiffImage): Uint8Array;
  };
  export default library;
}
