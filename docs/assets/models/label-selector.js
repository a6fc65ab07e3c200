/**
 * Label selectors: which sets of labels they match, and what makes one invalid.
 *
 * Pure: no DOM, no clock, no language. Follows upstream LabelSelectorAsSelector in
 * staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, NewRequirement and Requirement.Matches in
 * pkg/labels/selector.go, and IsQualifiedName and IsValidLabelValue in pkg/util/validation of the same module
 * (v1.36.2). Left out: the text form of selectors ("a=b,c in (d)").
 *
 * @typedef {{key: string, operator: string, values?: string[]}} Requirement
 * @typedef {{matchLabels?: Record<string, string>, matchExpressions?: Requirement[]}} LabelSelector
 * @typedef {Requirement[] | null} Selector   null matches nothing, [] matches everything
 */
(function (notes) {
  "use strict";
  const SELECTOR_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];
  const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
  const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
  const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  const CHARACTERS =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const NAME_RULE =
    `${CHARACTERS} (e.g. 'MyName',  or 'my.name',  or '123-abc', ` +
    "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  const VALUE_RULE =
    `a valid label must be an empty string or ${CHARACTERS.replace("must ", "")} ` +
    "(e.g. 'MyValue',  or 'my_value',  or '12345', " +
    "regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  const PREFIX_HINT = "with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
  const PREFIX_RULE =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
    "and must start and end with an alphanumeric character";

  /**
   * @param {LabelSelector | null | undefined} selector   missing: matches nothing; {}: matches everything
   * @returns {Selector}
   */
  function parse(selector) {
    if (selector == null) return null;
    const { matchLabels = {}, matchExpressions = [] } = selector;
    for (const { operator } of matchExpressions) {
      if (!SELECTOR_OPERATORS.includes(operator)) {
        throw new Error(`"${operator}" is not a valid label selector operator`);
      }
    }
    const requirements = [...fromLabels(matchLabels), ...matchExpressions];
    const found = requirements.flatMap((requirement) => problems(requirement));
    if (found.length) throw new Error(join(found));
    return requirements;
  }

  /** Requirements that ask for exactly these labels; they are not validated. @returns {Requirement[]} */
  function fromLabels(labels) {
    return Object.entries(labels).map(([key, value]) => ({ key, operator: "In", values: [value] }));
  }

  /**
   * @param {Selector} selector
   * @param {Record<string, string>} [labels]
   * @returns {boolean}
   */
  function matches(selector, labels = {}) {
    return selector !== null && selector.every((requirement) => meets(requirement, labels));
  }

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

  /** What strconv.ParseInt reads as a 64-bit whole number, else null. @returns {bigint | null} */
  function int64(text) {
    if (!/^[+-]?\d+$/.test(text ?? "")) return null;
    const number = BigInt(text.replace("+", ""));
    return BigInt.asIntN(64, number) === number ? number : null;
  }

  /**
   * What is wrong with one requirement; all six operators of a node selector are allowed.
   * @param {Requirement} requirement
   * @param {string} [path]   where it stands, e.g. "[0].matchExpressions[0]"
   * @returns {string[]}
   */
  function problems({ key, operator, values = [] }, path = "") {
    const at = (field) => (path ? `${path}.${field}` : field);
    const invalid = (field, value, because) => `${at(field)}: Invalid value: ${JSON.stringify(value)}: ${because}`;
    const found = [];

    const badKey = keyProblems(key);
    if (badKey.length) found.push(invalid("key", key, badKey.join("; ")));
    if (["In", "NotIn"].includes(operator)) {
      if (values.length === 0) {
        found.push(invalid("values", values, "for 'in', 'notin' operators, values set can't be empty"));
      }
    } else if (["Exists", "DoesNotExist"].includes(operator)) {
      if (values.length > 0) {
        found.push(invalid("values", values, "values set must be empty for exists and does not exist"));
      }
    } else if (["Gt", "Lt"].includes(operator)) {
      if (values.length !== 1) {
        found.push(invalid("values", values, "for 'Gt', 'Lt' operators, exactly one value is required"));
      }
      for (const [index, value] of values.entries()) {
        if (int64(value) === null) {
          found.push(invalid(`values[${index}]`, value, "for 'Gt', 'Lt' operators, the value must be an integer"));
        }
      }
    } else {
      found.push(`${at("operator")}: Unsupported value: ${JSON.stringify(operator)}`);
    }
    for (const [index, value] of values.entries()) {
      const bad = valueProblems(value);
      if (bad.length) found.push(invalid(`values[${index}][${key}]`, value, bad.join("; ")));
    }
    return found;
  }

  function keyProblems(key) {
    const parts = String(key).split("/");
    const name = parts.at(-1);
    const found = [];
    if (parts.length > 2) return [`a qualified name ${NAME_RULE} ${PREFIX_HINT}`];
    if (parts.length === 2) {
      const [prefix] = parts;
      if (prefix === "") found.push("prefix part must be non-empty");
      else if (!SUBDOMAIN.test(prefix) || prefix.length > 253) found.push(`prefix part ${PREFIX_RULE}`);
    }
    if (name === "") found.push("name part must be non-empty");
    else if (name.length > 63) found.push("name part must be no more than 63 bytes");
    if (!NAME.test(name)) found.push(`name part ${NAME_RULE}`);
    return found;
  }

  function valueProblems(value) {
    const found = [];
    if (value.length > 63) found.push("must be no more than 63 bytes");
    if (!VALUE.test(value)) found.push(VALUE_RULE);
    return found;
  }

  /** Several errors as one text, as upstream's aggregate prints them. */
  const join = (errors) => (errors.length === 1 ? errors[0] : `[${errors.join(", ")}]`);

  notes.labelSelector = Object.freeze({ parse, fromLabels, matches, problems, int64, join });
})((globalThis.notes ??= {}));
