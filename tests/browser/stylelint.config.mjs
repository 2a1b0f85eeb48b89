// Rules for static/css: mistakes first, then the house's own (layers instead of weight, colours in tokens.css only).
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "at-rule-empty-line-before": null, // layout of the files is theirs
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": null,
    "rule-empty-line-before": null,
    "media-feature-range-notation": null, // older browsers read min-width only
    "no-descending-specificity": null, // layers say what wins
    "color-hex-length": null, // colours stand in one column
    "declaration-block-no-redundant-longhand-properties": null,
    "selector-not-notation": null,
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true }],
    "property-no-vendor-prefix": [true, { ignoreProperties: ["text-size-adjust", "-webkit-text-size-adjust"] }],
    "selector-class-pattern": "^[a-z0-9]+(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9-]+)?$",
    "declaration-no-important": true,
    "selector-max-id": 0,
    "max-nesting-depth": 1,
  },
  overrides: [
    {
      files: ["../../static/css/admin/*.css", "../../static/css/editor.css"], // other people's pages, whose names are theirs
      rules: { "selector-class-pattern": null, "selector-max-id": null },
    },
    {
      files: ["../../static/css/components/*.css", "../../static/css/base.css", "../../static/css/layout.css"],
      rules: {
        "color-named": "never",
        "color-no-hex": true,
        "function-disallowed-list": ["rgb", "rgba", "hsl", "hsla", "oklch", "oklab"],
      },
    },
  ],
};
