/// <reference types="vite/client" />

/** One language of a file of texts (`build/texts-of-language.ts`). */
declare module '*.json?vi' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module '*.json?en' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module '*.json?uk' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
