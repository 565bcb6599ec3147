// What of the plans of numbers a page needs to check them, small enough for a page that is loaded over a slow line. Names and
// sources stand in `phone-plan.json` and `identity-provinces.json`; a test holds both equal.

export const mobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}$/;

/** Networks of the army, the police and of bodies of Party and State. */
export const state = /^0(69[0-9]{6,8}|80[0-9]{5,8})$/;

/** Area codes of landlines, without the 0 in front. */
export const areaCodes: ReadonlySet<string> = new Set(
  '24 28 203 204 205 206 207 208 209 210 211 212 213 214 215 216 218 219 220 221 222 225 226 227 228 229 232 233 234 235 236 237 238 239 251 252 254 255 256 257 258 259 260 261 262 263 269 270 271 272 273 274 275 276 277 290 291 292 293 294 296 297 299'.split(
    ' ',
  ),
);

/** Codes with which personal numbers begin: provinces of registration, as before 1 July 2025. */
export const identityProvinceCodes: ReadonlySet<string> = new Set(
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'.split(
    ' ',
  ),
);
