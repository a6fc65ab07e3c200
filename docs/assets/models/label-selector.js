/**
 * Label selectors: which sets of labels they match, and what makes one invalid.
 *
 * Pure: no DOM, no clock, no language. Follows upstream LabelSelectorAsSelector in
 * staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, NewRequirement and Requirement.Matches in
 * pkg/labels/selector.go, IsLabelKey and IsLabelValue in pkg/api/validate/content/kube.go, and how errors are
 * put together in pkg/util/errors of the same module (v1.36.2). Left out: the text form of selectors
 * ("a=b,c in (d)"). Upstream looks at matchLabels in no particular order; here it is the order in which they stand. An
 * empty list of values is told as null, as it comes back from the store.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const SELECTOR_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];
  const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
  const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
  const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  const SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
  const LONGEST = 63;
  const LONGEST_PREFIX = 253;
  const CHARACTERS =
    "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const NAME_RULE =
    `must ${CHARACTERS} (e.g. 'MyName',  or 'my.name',  or '123-abc', ` +
    "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  const VALUE_RULE =
    `a valid label must be an empty string or ${CHARACTERS} ` +
    "(e.g. 'MyValue',  or 'my_value',  or '12345', " +
    "regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  const PREFIX_HINT = "with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
  const PREFIX_RULE =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
    "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
    `'${LABEL}(\\.${LABEL})*')`;

  /** @type {(selector: K8s.LabelSelector | null | undefined) => Selector} */
  function parse(selector) {
    const read = tryParse(selector);
    if (read.problem !== undefined) throw new Error(read.problem);
    return read.selector;
  }

  /** The first requirement that is invalid decides. @type {Notes["labelSelector"]["tryParse"]} */
  function tryParse(selector) {
    if (selector == null) return { selector: null };
    const { matchLabels = {}, matchExpressions = [] } = selector;
    const requirements = [...fromLabels(matchLabels), ...matchExpressions];
    for (const requirement of requirements) {
      if (!SELECTOR_OPERATORS.includes(requirement.operator)) {
        return { selector: null, problem: `${quote(requirement.operator)} is not a valid label selector operator` };
      }
      const found = problems(requirement);
      if (found.length) return { selector: null, problem: join(found) };
    }
    return { selector: requirements };
  }

  /** Requirements that ask for exactly these labels; they are not validated. @type {(labels: Record<string, string>) => K8s.Requirement[]} */
  function fromLabels(labels) {
    return Object.entries(labels).map(([key, value]) => ({ key, operator: "In", values: [value] }));
  }

  /** @type {(selector: Selector, labels?: Record<string, string>) => boolean} */
  function matches(selector, labels = {}) {
    return selector !== null && selector.every((requirement) => meets(requirement, labels));
  }

  /** @type {(requirement: K8s.Requirement, labels: Record<string, string>) => boolean} */
  function meets({ key, operator, values = [] }, labels) {
    const has = Object.hasOwn(labels, key);
    switch (operator) {
      case "In": return has && values.includes(labels[key]);
      case "NotIn": return !has || !values.includes(labels[key]);
      case "Exists": return has;
      case "DoesNotExist": return !has;
      case "Gt":
      case "Lt": {
        const [mine, bound] = [has ? int64(labels[key]) : null, int64(values[0])];
        if (mine === null || bound === null) return false;
        return operator === "Gt" ? mine > bound : mine < bound;
      }
      default: return false;
    }
  }

  /** What strconv.ParseInt reads as a 64-bit whole number, else null. @type {(text: string | undefined) => bigint | null} */
  function int64(text = "") {
    if (!/^[+-]?\d+$/.test(text)) return null;
    const number = BigInt(text.replace("+", ""));
    return BigInt.asIntN(64, number) === number ? number : null;
  }

  /** @type {(requirement: K8s.Requirement, path?: string) => string[]} */
  function problems({ key, operator, values = [] }, path = "") {
    const at = (/** @type {string} */ field) => (path ? `${path}.${field}` : field);
    const found = [];

    const badKey = keyProblems(key);
    if (badKey.length) found.push(`${at("key")}: Invalid value: ${quote(key)}: ${badKey.join("; ")}`);
    const badCount = countProblem(operator, values);
    if (badCount) found.push(`${at("values")}: Invalid value: ${listed(values)}: ${badCount}`);
    if (operator === "Gt" || operator === "Lt") {
      for (const [index, value] of values.entries()) {
        if (int64(value) !== null) continue;
        const because = "for 'Gt', 'Lt' operators, the value must be an integer";
        found.push(`${at(`values[${index}]`)}: Invalid value: ${quote(value)}: ${because}`);
      }
    }
    for (const [index, value] of values.entries()) {
      const bad = valueProblems(value);
      if (bad.length) found.push(`${at(`values[${index}][${key}]`)}: Invalid value: ${quote(value)}: ${bad.join("; ")}`);
    }
    return found;
  }

  /** @type {(operator: string, values: string[]) => string | undefined} */
  function countProblem(operator, { length }) {
    switch (operator) {
      case "In":
      case "NotIn":
        return length === 0 ? "for 'in', 'notin' operators, values set can't be empty" : undefined;
      case "Gt":
      case "Lt":
        return length !== 1 ? "for 'Gt', 'Lt' operators, exactly one value is required" : undefined;
      default:
        return length > 0 ? "values set must be empty for exists and does not exist" : undefined;
    }
  }

  /** @type {(key: string) => string[]} */
  function keyProblems(key) {
    const parts = String(key ?? "").split("/");
    const name = parts[parts.length - 1];
    if (parts.length > 2) return [`a valid label key ${NAME_RULE} ${PREFIX_HINT}`];
    const found = [];
    if (parts.length === 2) {
      const [prefix] = parts;
      if (prefix === "") found.push("prefix part must be non-empty");
      else {
        if (bytes(prefix) > LONGEST_PREFIX) found.push(`prefix part must be no more than ${LONGEST_PREFIX} bytes`);
        if (!SUBDOMAIN.test(prefix)) found.push(`prefix part ${PREFIX_RULE}`);
      }
    }
    if (name === "") found.push("name part must be non-empty");
    else if (bytes(name) > LONGEST) found.push(`name part must be no more than ${LONGEST} bytes`);
    if (!NAME.test(name)) found.push(`name part ${NAME_RULE}`);
    return found;
  }

  /** @type {(value: string) => string[]} */
  function valueProblems(value) {
    const found = [];
    if (bytes(value) > LONGEST) found.push(`must be no more than ${LONGEST} bytes`);
    if (!VALUE.test(value)) found.push(VALUE_RULE);
    return found;
  }

  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  const quote = (/** @type {string | undefined} */ text) => JSON.stringify(text ?? "");

  /** A list as Go's encoding/json writes it. @type {(values: string[]) => string} */
  function listed(values) {
    if (values.length === 0) return "null";
    const escaped = (/** @type {string} */ character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(values).replace(/[<>&\u2028\u2029]/g, escaped);
  }

  /** Several errors as one text, each once, as upstream's aggregate prints them. @type {(errors: string[]) => string} */
  function join(errors) {
    const once = [...new Set(errors)];
    return once.length === 1 ? once[0] : `[${once.join(", ")}]`;
  }

  notes.labelSelector = Object.freeze({
    parse, tryParse, fromLabels, matches, problems, int64, join, quote, listed,
  });
})((globalThis.notes ??= {}));
