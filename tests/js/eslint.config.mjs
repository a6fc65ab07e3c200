import js from "@eslint/js";
import globals from "globals";

export default [
  {
    ...js.configs.recommended,
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals: { ...globals.browser, notes: "writable" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      complexity: ["error", 24],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      strict: ["error", "function"],
    },
  },
  { files: ["**/search-worker.js"], languageOptions: { globals: { importScripts: "readonly" } } },
  { files: ["**/models/*.js"], languageOptions: { globals: { ...globals.es2021, notes: "writable", TextEncoder: "readonly", TextDecoder: "readonly" } } },
];
