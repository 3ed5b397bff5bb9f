// Made from schemas/ by `npm run generate`; change the schemas instead.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var databit = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record/databit.schema.json", "title": "DataBit", "description": "The atomic unit of training data: one versioned piece of content with its attribution, labels and quality scores.", "x-record": { "kind": "databit", "suffix": "databit", "id": "databit_id", "plural": "DataBits" }, "type": "object", "additionalProperties": false, "required": ["databit_id", "version", "content"], "defaultSnippets": [{ "label": "DataBit", "description": "A new DataBit with a fresh id", "body": "databit_id: ${id}\nversion: 1\nname: ${1:Name}\nmodality: [text]\ncontent:\n  text: ${2:Content}\nattribution:\n  creator: ${3:Creator}\n  license: ${4:CC-BY-4.0}\nstatus: draft\ncreated_at: ${now}\n" }], "examples": [{ "databit_id": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e3f", "version": 1, "content": { "text": "The parcel left the depot this morning." }, "modality": ["text"], "attribution": { "creator": "Support team", "license": "CC-BY-4.0" }, "labels": { "topic": "delivery" }, "status": "draft" }], "properties": { "databit_id": { "type": "string", "format": "uuid", "x-role": "content", "x-search": "none", "title": "DataBit id", "description": "The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves." }, "version": { "$ref": "../common.schema.json#/$defs/version", "x-role": "content", "x-search": "none" }, "name": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 2, "title": "Name", "description": "A short name for people. It may change without a new version." }, "modality": { "type": "array", "uniqueItems": true, "x-role": "content", "x-search": "none", "x-merge": "set", "title": "Modality", "description": "The kinds of content that the record holds.", "items": { "type": "string", "enum": ["text", "image", "audio", "video", "document", "structured"], "enumDescriptions": ["Plain text.", "A picture.", "A sound recording.", "A film.", "A formatted document, for example a PDF.", "Structured data, for example a table or JSON."] } }, "content": { "x-role": "content", "x-search": "vector", "title": "Content", "description": "The training data itself: any JSON value. Large or binary content is referred to with `uri` and `sha256` instead of being written here." }, "source_uri": { "type": "string", "format": "uri-reference", "x-role": "content", "x-search": "none", "title": "Source address", "description": "Where the content came from: an address, or a path relative to this file." }, "attribution": { "$ref": "../common.schema.json#/$defs/attribution", "x-role": "content", "x-search": "none" }, "labels": { "type": "object", "x-role": "content", "x-search": "keyword", "x-search-weight": 1, "title": "Labels", "description": "Labels of the content, by name: any JSON values, for example `topic: delivery`." }, "quality_scores": { "type": "object", "additionalProperties": { "type": "number", "minimum": 0, "maximum": 1, "x-role": "annotation", "x-search": "none", "title": "Quality score", "description": "A score from 0 (worst) to 1 (best)." }, "x-role": "annotation", "x-search": "none", "title": "Quality scores", "description": "Scores from 0 to 1 by name, for example `clarity: 0.9`." }, "search_keys": { "type": "array", "items": { "type": "string" }, "x-role": "annotation", "x-search": "keyword", "x-merge": "set", "x-search-weight": 2, "title": "Search keys", "description": "Words under which people look for the record." }, "group": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Group", "description": "Records of one group always fall into the same split of a dataset, for example a document and its paraphrases." }, "embedding": { "type": "array", "items": { "type": "number" }, "minItems": 1, "x-role": "derived", "x-search": "none", "title": "Embedding", "description": "A vector computed elsewhere. Search uses vectors of its own, kept outside the file." }, "embedding_model": { "type": "string", "x-role": "derived", "x-search": "none", "title": "Embedding model", "description": "The model, with its revision, that computed `embedding`." }, "status": { "$ref": "../common.schema.json#/$defs/status", "x-role": "annotation", "x-search": "none" }, "review": { "$ref": "../common.schema.json#/$defs/review", "x-role": "annotation", "x-search": "none" }, "created_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Created at", "description": "When the record was created, RFC 3339." }, "created_by": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Created by", "description": "Who created the record." }, "metadata": { "type": "object", "x-role": "annotation", "x-search": "none", "title": "Metadata", "description": "Anything else worth keeping: any JSON values by name. It never makes a new version." } }, "dependentRequired": { "embedding": ["embedding_model"] } };
var schema36 = { "type": "string", "title": "Status", "description": "Where the record stands in its life.", "enum": ["draft", "in_review", "approved", "rejected", "deprecated"], "enumDescriptions": ["Being written; not for use.", "Waiting for a reviewer's decision.", "Accepted for use. Holds for the content hash that the review names.", "Not to be used; the review says why.", "Was in use and should no longer be."] };
var schema37 = { "type": "object", "x-merge": "whole", "title": "Review", "description": "A reviewer's decision about one state of the content. It lapses when the content changes.", "additionalProperties": false, "required": ["decision", "content_hash"], "properties": { "decision": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Decision", "description": "What the reviewer decided.", "enum": ["approved", "changes_requested", "rejected"], "enumDescriptions": ["The content may be used.", "The content needs work before it may be used.", "The content is not to be used."] }, "content_hash": { "type": "string", "pattern": "^[0-9a-f]{64}$", "x-role": "annotation", "x-search": "none", "title": "Reviewed content hash", "description": "The content hash of the state that was reviewed." }, "reviewer": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Reviewer", "description": "Who reviewed it." }, "reviewed_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Reviewed at", "description": "When it was reviewed, RFC 3339." }, "comment": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Comment", "description": "The reason for the decision." } } };
var func1 = Object.prototype.hasOwnProperty;
var pattern4 = new RegExp("^[0-9a-f]{64}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "creator" || key0 === "license" || key0 === "derived_from")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.creator !== void 0) {
      if (typeof data.creator !== "string") {
        const err1 = { instancePath: instancePath + "/creator", schemaPath: "#/properties/creator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.license !== void 0) {
      if (!(typeof data.license === "string")) {
        const err2 = { instancePath: instancePath + "/license", schemaPath: "#/properties/license/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.derived_from !== void 0) {
      let data2 = data.derived_from;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          const _errs11 = errors;
          let valid4 = false;
          let passing0 = null;
          const _errs12 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.databit_id === void 0) {
              const err3 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/0/required", keyword: "required", params: { missingProperty: "databit_id" }, message: "must have required property 'databit_id'" };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          }
          var _valid0 = _errs12 === errors;
          if (_valid0) {
            valid4 = true;
            passing0 = 0;
          }
          const _errs13 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.example_id === void 0) {
              const err4 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/1/required", keyword: "required", params: { missingProperty: "example_id" }, message: "must have required property 'example_id'" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          var _valid0 = _errs13 === errors;
          if (_valid0 && valid4) {
            valid4 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid4 = true;
              passing0 = 1;
            }
            const _errs14 = errors;
            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
              if (data3.run_id === void 0) {
                const err5 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/2/required", keyword: "required", params: { missingProperty: "run_id" }, message: "must have required property 'run_id'" };
                if (vErrors === null) {
                  vErrors = [err5];
                } else {
                  vErrors.push(err5);
                }
                errors++;
              }
            }
            var _valid0 = _errs14 === errors;
            if (_valid0 && valid4) {
              valid4 = false;
              passing0 = [passing0, 2];
            } else {
              if (_valid0) {
                valid4 = true;
                passing0 = 2;
              }
            }
          }
          if (!valid4) {
            const err6 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          } else {
            errors = _errs11;
            if (vErrors !== null) {
              if (_errs11) {
                vErrors.length = _errs11;
              } else {
                vErrors = null;
              }
            }
          }
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            for (const key1 in data3) {
              if (!(key1 === "databit_id" || key1 === "example_id" || key1 === "run_id" || key1 === "version" || key1 === "content_hash" || key1 === "method")) {
                const err7 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data3.databit_id !== void 0) {
              if (!(typeof data3.databit_id === "string")) {
                const err8 = { instancePath: instancePath + "/derived_from/" + i0 + "/databit_id", schemaPath: "#/$defs/source/properties/databit_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data3.example_id !== void 0) {
              if (!(typeof data3.example_id === "string")) {
                const err9 = { instancePath: instancePath + "/derived_from/" + i0 + "/example_id", schemaPath: "#/$defs/source/properties/example_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data3.run_id !== void 0) {
              if (!(typeof data3.run_id === "string")) {
                const err10 = { instancePath: instancePath + "/derived_from/" + i0 + "/run_id", schemaPath: "#/$defs/source/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data3.version !== void 0) {
              let data7 = data3.version;
              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
                const err11 = { instancePath: instancePath + "/derived_from/" + i0 + "/version", schemaPath: "#/$defs/source/properties/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (typeof data7 == "number" && isFinite(data7)) {
                if (data7 < 1 || isNaN(data7)) {
                  const err12 = { instancePath: instancePath + "/derived_from/" + i0 + "/version", schemaPath: "#/$defs/source/properties/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
              }
            }
            if (data3.content_hash !== void 0) {
              let data8 = data3.content_hash;
              if (typeof data8 === "string") {
                if (!pattern4.test(data8)) {
                  const err13 = { instancePath: instancePath + "/derived_from/" + i0 + "/content_hash", schemaPath: "#/$defs/source/properties/content_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/derived_from/" + i0 + "/content_hash", schemaPath: "#/$defs/source/properties/content_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data3.method !== void 0) {
              if (typeof data3.method !== "string") {
                const err15 = { instancePath: instancePath + "/derived_from/" + i0 + "/method", schemaPath: "#/$defs/source/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          } else {
            const err16 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/derived_from", schemaPath: "#/properties/derived_from/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.databit_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "databit_id" }, message: "must have required property 'databit_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.content === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "content" }, message: "must have required property 'content'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.databit_id !== void 0) {
      if (!(typeof data.databit_id === "string")) {
        const err4 = { instancePath: instancePath + "/databit_id", schemaPath: "#/properties/databit_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err5 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.modality !== void 0) {
      let data3 = data.modality;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 !== "string") {
            const err8 = { instancePath: instancePath + "/modality/" + i0, schemaPath: "#/properties/modality/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (!(data4 === "text" || data4 === "image" || data4 === "audio" || data4 === "video" || data4 === "document" || data4 === "structured")) {
            const err9 = { instancePath: instancePath + "/modality/" + i0, schemaPath: "#/properties/modality/items/enum", keyword: "enum", params: { allowedValues: schema31.properties.modality.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        let i1 = data3.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data3[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err10 = { instancePath: instancePath + "/modality", schemaPath: "#/properties/modality/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/modality", schemaPath: "#/properties/modality/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.source_uri !== void 0) {
      if (!(typeof data.source_uri === "string")) {
        const err12 = { instancePath: instancePath + "/source_uri", schemaPath: "#/properties/source_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.attribution !== void 0) {
      if (!validate22(data.attribution, { instancePath: instancePath + "/attribution", parentData: data, parentDataProperty: "attribution", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.labels !== void 0) {
      let data7 = data.labels;
      if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
        const err13 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.quality_scores !== void 0) {
      let data8 = data.quality_scores;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        for (const key1 in data8) {
          let data9 = data8[key1];
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 > 1 || isNaN(data9)) {
              const err14 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (data9 < 0 || isNaN(data9)) {
              const err15 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/quality_scores", schemaPath: "#/properties/quality_scores/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.search_keys !== void 0) {
      let data10 = data.search_keys;
      if (Array.isArray(data10)) {
        const len1 = data10.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (typeof data10[i2] !== "string") {
            const err18 = { instancePath: instancePath + "/search_keys/" + i2, schemaPath: "#/properties/search_keys/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/search_keys", schemaPath: "#/properties/search_keys/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.group !== void 0) {
      if (typeof data.group !== "string") {
        const err20 = { instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.embedding !== void 0) {
      let data13 = data.embedding;
      if (Array.isArray(data13)) {
        if (data13.length < 1) {
          const err21 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        const len2 = data13.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data14 = data13[i3];
          if (!(typeof data14 == "number" && isFinite(data14))) {
            const err22 = { instancePath: instancePath + "/embedding/" + i3, schemaPath: "#/properties/embedding/items/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.embedding_model !== void 0) {
      if (typeof data.embedding_model !== "string") {
        const err24 = { instancePath: instancePath + "/embedding_model", schemaPath: "#/properties/embedding_model/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data16 = data.status;
      if (typeof data16 !== "string") {
        const err25 = { instancePath: instancePath + "/status", schemaPath: "../common.schema.json#/$defs/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      if (!(data16 === "draft" || data16 === "in_review" || data16 === "approved" || data16 === "rejected" || data16 === "deprecated")) {
        const err26 = { instancePath: instancePath + "/status", schemaPath: "../common.schema.json#/$defs/status/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.review !== void 0) {
      let data17 = data.review;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        if (data17.decision === void 0) {
          const err27 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/required", keyword: "required", params: { missingProperty: "decision" }, message: "must have required property 'decision'" };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (data17.content_hash === void 0) {
          const err28 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/required", keyword: "required", params: { missingProperty: "content_hash" }, message: "must have required property 'content_hash'" };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        for (const key2 in data17) {
          if (!(key2 === "decision" || key2 === "content_hash" || key2 === "reviewer" || key2 === "reviewed_at" || key2 === "comment")) {
            const err29 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data17.decision !== void 0) {
          let data18 = data17.decision;
          if (typeof data18 !== "string") {
            const err30 = { instancePath: instancePath + "/review/decision", schemaPath: "../common.schema.json#/$defs/review/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (!(data18 === "approved" || data18 === "changes_requested" || data18 === "rejected")) {
            const err31 = { instancePath: instancePath + "/review/decision", schemaPath: "../common.schema.json#/$defs/review/properties/decision/enum", keyword: "enum", params: { allowedValues: schema37.properties.decision.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data17.content_hash !== void 0) {
          let data19 = data17.content_hash;
          if (typeof data19 === "string") {
            if (!pattern4.test(data19)) {
              const err32 = { instancePath: instancePath + "/review/content_hash", schemaPath: "../common.schema.json#/$defs/review/properties/content_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          } else {
            const err33 = { instancePath: instancePath + "/review/content_hash", schemaPath: "../common.schema.json#/$defs/review/properties/content_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data17.reviewer !== void 0) {
          if (typeof data17.reviewer !== "string") {
            const err34 = { instancePath: instancePath + "/review/reviewer", schemaPath: "../common.schema.json#/$defs/review/properties/reviewer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data17.reviewed_at !== void 0) {
          if (!(typeof data17.reviewed_at === "string")) {
            const err35 = { instancePath: instancePath + "/review/reviewed_at", schemaPath: "../common.schema.json#/$defs/review/properties/reviewed_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data17.comment !== void 0) {
          if (typeof data17.comment !== "string") {
            const err36 = { instancePath: instancePath + "/review/comment", schemaPath: "../common.schema.json#/$defs/review/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!(typeof data.created_at === "string")) {
        const err38 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      if (typeof data.created_by !== "string") {
        const err39 = { instancePath: instancePath + "/created_by", schemaPath: "#/properties/created_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data25 = data.metadata;
      if (!(data25 && typeof data25 == "object" && !Array.isArray(data25))) {
        const err40 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      }
    }
    if (data.embedding !== void 0) {
      if (data.embedding_model === void 0) {
        const err41 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "embedding",
          missingProperty: "embedding_model",
          depsCount: 1,
          deps: "embedding_model"
        }, message: "must have property embedding_model when property embedding is present" };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
  } else {
    const err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err42];
    } else {
      vErrors.push(err42);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var example = validate24;
var schema38 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record/example.schema.json", "title": "Example", "description": "A few-shot example: an input with the output that is expected for it.", "x-record": { "kind": "example", "suffix": "example", "id": "example_id", "plural": "Examples" }, "type": "object", "additionalProperties": false, "required": ["example_id", "version", "input", "expected_output"], "defaultSnippets": [{ "label": "Example", "description": "A new example with a fresh id", "body": "example_id: ${id}\nversion: 1\nname: ${1:Name}\nfunction_name: ${2:function}\ndomain: ${3:domain}\ninput:\n  ${4:text}: ${5:Input}\nexpected_output:\n  ${6:answer}: ${7:Output}\nsource: human_authored\nstatus: draft\ncreated_at: ${now}\n" }], "examples": [{ "example_id": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40", "version": 1, "function_name": "classify_request", "domain": "delivery", "input": { "text": "Where is my parcel?" }, "expected_output": { "intent": "track_parcel" }, "source": "human_authored", "status": "draft" }], "properties": { "example_id": { "type": "string", "format": "uuid", "x-role": "content", "x-search": "none", "title": "Example id", "description": "The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves." }, "version": { "$ref": "../common.schema.json#/$defs/version", "x-role": "content", "x-search": "none" }, "name": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 2, "title": "Name", "description": "A short name for people. It may change without a new version." }, "function_name": { "type": "string", "x-role": "content", "x-search": "keyword", "x-search-weight": 1, "title": "Function", "description": "The function, task or tool that the example is for." }, "domain": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 1, "title": "Domain", "description": "The subject area, for example `billing`." }, "input": { "x-role": "content", "x-search": "vector", "title": "Input", "description": "What the model is given: any JSON value, usually fields by name." }, "expected_output": { "x-role": "content", "x-search": "keyword", "x-search-weight": 0.5, "title": "Expected output", "description": "What the model should answer: any JSON value, usually fields by name." }, "explanation": { "type": "string", "x-role": "content", "x-search": "keyword", "x-search-weight": 0.5, "title": "Explanation", "description": "Why the output is right; used as reasoning in prompts that show it." }, "difficulty": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Difficulty", "description": "How hard the example is.", "enum": ["easy", "medium", "hard"], "enumDescriptions": ["Most models get it right.", "Some thought is needed.", "Models often get it wrong."] }, "capability_tags": { "type": "array", "items": { "type": "string" }, "uniqueItems": true, "x-role": "annotation", "x-search": "keyword", "x-merge": "set", "x-search-weight": 1, "title": "Capability tags", "description": "The abilities that the example shows, for example `negation`, `dates`." }, "search_keys": { "type": "array", "items": { "type": "string" }, "x-role": "annotation", "x-search": "keyword", "x-merge": "set", "x-search-weight": 2, "title": "Search keys", "description": "Words under which people look for the record." }, "source": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Source", "description": "How the example came to be.", "enum": ["human_authored", "extracted", "synthetic", "dspy_optimized"], "enumDescriptions": ["Written by a person.", "Taken from existing data.", "Generated by a model.", "Made by an optimization run."] }, "attribution": { "$ref": "../common.schema.json#/$defs/attribution", "x-role": "content", "x-search": "none" }, "group": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Group", "description": "Records of one group always fall into the same split of a dataset, for example an example and its paraphrases." }, "quality_scores": { "type": "object", "additionalProperties": { "type": "number", "minimum": 0, "maximum": 1, "x-role": "annotation", "x-search": "none", "title": "Quality score", "description": "A score from 0 (worst) to 1 (best)." }, "x-role": "annotation", "x-search": "none", "title": "Quality scores", "description": "Scores from 0 to 1 by name, for example `clarity: 0.9`." }, "usage_count": { "type": "integer", "minimum": 0, "x-role": "derived", "x-search": "none", "title": "Usage count", "description": "How often the example was used: distinct events of the usage logs. Written by tools." }, "effectiveness_score": { "type": "number", "minimum": -1, "maximum": 1, "x-role": "derived", "x-search": "none", "title": "Effectiveness score", "description": "The change in the metric with the example in the prompt, from -1 to 1. Valid only with `effectiveness`. Written by tools." }, "effectiveness": { "$ref": "../common.schema.json#/$defs/effectiveness", "x-role": "derived", "x-search": "none" }, "embedding": { "type": "array", "items": { "type": "number" }, "minItems": 1, "x-role": "derived", "x-search": "none", "title": "Embedding", "description": "A vector computed elsewhere. Search uses vectors of its own, kept outside the file." }, "embedding_model": { "type": "string", "x-role": "derived", "x-search": "none", "title": "Embedding model", "description": "The model, with its revision, that computed `embedding`." }, "status": { "$ref": "../common.schema.json#/$defs/status", "x-role": "annotation", "x-search": "none" }, "review": { "$ref": "../common.schema.json#/$defs/review", "x-role": "annotation", "x-search": "none" }, "created_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Created at", "description": "When the record was created, RFC 3339." }, "created_by": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Created by", "description": "Who created the record." }, "metadata": { "type": "object", "x-role": "annotation", "x-search": "none", "title": "Metadata", "description": "Anything else worth keeping: any JSON values by name. It never makes a new version." } }, "dependentRequired": { "embedding": ["embedding_model"], "effectiveness_score": ["effectiveness"] } };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "creator" || key0 === "license" || key0 === "derived_from")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.creator !== void 0) {
      if (typeof data.creator !== "string") {
        const err1 = { instancePath: instancePath + "/creator", schemaPath: "#/properties/creator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.license !== void 0) {
      if (!(typeof data.license === "string")) {
        const err2 = { instancePath: instancePath + "/license", schemaPath: "#/properties/license/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.derived_from !== void 0) {
      let data2 = data.derived_from;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          const _errs11 = errors;
          let valid4 = false;
          let passing0 = null;
          const _errs12 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.databit_id === void 0) {
              const err3 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/0/required", keyword: "required", params: { missingProperty: "databit_id" }, message: "must have required property 'databit_id'" };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          }
          var _valid0 = _errs12 === errors;
          if (_valid0) {
            valid4 = true;
            passing0 = 0;
          }
          const _errs13 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.example_id === void 0) {
              const err4 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/1/required", keyword: "required", params: { missingProperty: "example_id" }, message: "must have required property 'example_id'" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          var _valid0 = _errs13 === errors;
          if (_valid0 && valid4) {
            valid4 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid4 = true;
              passing0 = 1;
            }
            const _errs14 = errors;
            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
              if (data3.run_id === void 0) {
                const err5 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf/2/required", keyword: "required", params: { missingProperty: "run_id" }, message: "must have required property 'run_id'" };
                if (vErrors === null) {
                  vErrors = [err5];
                } else {
                  vErrors.push(err5);
                }
                errors++;
              }
            }
            var _valid0 = _errs14 === errors;
            if (_valid0 && valid4) {
              valid4 = false;
              passing0 = [passing0, 2];
            } else {
              if (_valid0) {
                valid4 = true;
                passing0 = 2;
              }
            }
          }
          if (!valid4) {
            const err6 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          } else {
            errors = _errs11;
            if (vErrors !== null) {
              if (_errs11) {
                vErrors.length = _errs11;
              } else {
                vErrors = null;
              }
            }
          }
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            for (const key1 in data3) {
              if (!(key1 === "databit_id" || key1 === "example_id" || key1 === "run_id" || key1 === "version" || key1 === "content_hash" || key1 === "method")) {
                const err7 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data3.databit_id !== void 0) {
              if (!(typeof data3.databit_id === "string")) {
                const err8 = { instancePath: instancePath + "/derived_from/" + i0 + "/databit_id", schemaPath: "#/$defs/source/properties/databit_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data3.example_id !== void 0) {
              if (!(typeof data3.example_id === "string")) {
                const err9 = { instancePath: instancePath + "/derived_from/" + i0 + "/example_id", schemaPath: "#/$defs/source/properties/example_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data3.run_id !== void 0) {
              if (!(typeof data3.run_id === "string")) {
                const err10 = { instancePath: instancePath + "/derived_from/" + i0 + "/run_id", schemaPath: "#/$defs/source/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data3.version !== void 0) {
              let data7 = data3.version;
              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
                const err11 = { instancePath: instancePath + "/derived_from/" + i0 + "/version", schemaPath: "#/$defs/source/properties/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (typeof data7 == "number" && isFinite(data7)) {
                if (data7 < 1 || isNaN(data7)) {
                  const err12 = { instancePath: instancePath + "/derived_from/" + i0 + "/version", schemaPath: "#/$defs/source/properties/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
              }
            }
            if (data3.content_hash !== void 0) {
              let data8 = data3.content_hash;
              if (typeof data8 === "string") {
                if (!pattern4.test(data8)) {
                  const err13 = { instancePath: instancePath + "/derived_from/" + i0 + "/content_hash", schemaPath: "#/$defs/source/properties/content_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/derived_from/" + i0 + "/content_hash", schemaPath: "#/$defs/source/properties/content_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data3.method !== void 0) {
              if (typeof data3.method !== "string") {
                const err15 = { instancePath: instancePath + "/derived_from/" + i0 + "/method", schemaPath: "#/$defs/source/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          } else {
            const err16 = { instancePath: instancePath + "/derived_from/" + i0, schemaPath: "#/$defs/source/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/derived_from", schemaPath: "#/properties/derived_from/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.example_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "example_id" }, message: "must have required property 'example_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.input === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "input" }, message: "must have required property 'input'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.expected_output === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expected_output" }, message: "must have required property 'expected_output'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema38.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.example_id !== void 0) {
      if (!(typeof data.example_id === "string")) {
        const err5 = { instancePath: instancePath + "/example_id", schemaPath: "#/properties/example_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err8 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.function_name !== void 0) {
      if (typeof data.function_name !== "string") {
        const err9 = { instancePath: instancePath + "/function_name", schemaPath: "#/properties/function_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.domain !== void 0) {
      if (typeof data.domain !== "string") {
        const err10 = { instancePath: instancePath + "/domain", schemaPath: "#/properties/domain/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.explanation !== void 0) {
      if (typeof data.explanation !== "string") {
        const err11 = { instancePath: instancePath + "/explanation", schemaPath: "#/properties/explanation/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.difficulty !== void 0) {
      let data6 = data.difficulty;
      if (typeof data6 !== "string") {
        const err12 = { instancePath: instancePath + "/difficulty", schemaPath: "#/properties/difficulty/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data6 === "easy" || data6 === "medium" || data6 === "hard")) {
        const err13 = { instancePath: instancePath + "/difficulty", schemaPath: "#/properties/difficulty/enum", keyword: "enum", params: { allowedValues: schema38.properties.difficulty.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.capability_tags !== void 0) {
      let data7 = data.capability_tags;
      if (Array.isArray(data7)) {
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data7[i0] !== "string") {
            const err14 = { instancePath: instancePath + "/capability_tags/" + i0, schemaPath: "#/properties/capability_tags/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        let i1 = data7.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data7[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err15 = { instancePath: instancePath + "/capability_tags", schemaPath: "#/properties/capability_tags/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/capability_tags", schemaPath: "#/properties/capability_tags/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.search_keys !== void 0) {
      let data9 = data.search_keys;
      if (Array.isArray(data9)) {
        const len1 = data9.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (typeof data9[i2] !== "string") {
            const err17 = { instancePath: instancePath + "/search_keys/" + i2, schemaPath: "#/properties/search_keys/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/search_keys", schemaPath: "#/properties/search_keys/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data11 = data.source;
      if (typeof data11 !== "string") {
        const err19 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
      if (!(data11 === "human_authored" || data11 === "extracted" || data11 === "synthetic" || data11 === "dspy_optimized")) {
        const err20 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema38.properties.source.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.attribution !== void 0) {
      if (!validate25(data.attribution, { instancePath: instancePath + "/attribution", parentData: data, parentDataProperty: "attribution", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
        errors = vErrors.length;
      }
    }
    if (data.group !== void 0) {
      if (typeof data.group !== "string") {
        const err21 = { instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.quality_scores !== void 0) {
      let data14 = data.quality_scores;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        for (const key1 in data14) {
          let data15 = data14[key1];
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 > 1 || isNaN(data15)) {
              const err22 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (data15 < 0 || isNaN(data15)) {
              const err23 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/quality_scores/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/quality_scores/additionalProperties/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/quality_scores", schemaPath: "#/properties/quality_scores/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.usage_count !== void 0) {
      let data16 = data.usage_count;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
        const err26 = { instancePath: instancePath + "/usage_count", schemaPath: "#/properties/usage_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 < 0 || isNaN(data16)) {
          const err27 = { instancePath: instancePath + "/usage_count", schemaPath: "#/properties/usage_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
    }
    if (data.effectiveness_score !== void 0) {
      let data17 = data.effectiveness_score;
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 > 1 || isNaN(data17)) {
          const err28 = { instancePath: instancePath + "/effectiveness_score", schemaPath: "#/properties/effectiveness_score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (data17 < -1 || isNaN(data17)) {
          const err29 = { instancePath: instancePath + "/effectiveness_score", schemaPath: "#/properties/effectiveness_score/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
      } else {
        const err30 = { instancePath: instancePath + "/effectiveness_score", schemaPath: "#/properties/effectiveness_score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.effectiveness !== void 0) {
      let data18 = data.effectiveness;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        if (data18.low === void 0) {
          const err31 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "low" }, message: "must have required property 'low'" };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (data18.high === void 0) {
          const err32 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "high" }, message: "must have required property 'high'" };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (data18.evaluations === void 0) {
          const err33 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "evaluations" }, message: "must have required property 'evaluations'" };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (data18.method === void 0) {
          const err34 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "method" }, message: "must have required property 'method'" };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
        if (data18.run_id === void 0) {
          const err35 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "run_id" }, message: "must have required property 'run_id'" };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
        if (data18.template === void 0) {
          const err36 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "template" }, message: "must have required property 'template'" };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (data18.lm === void 0) {
          const err37 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "lm" }, message: "must have required property 'lm'" };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (data18.metric === void 0) {
          const err38 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/required", keyword: "required", params: { missingProperty: "metric" }, message: "must have required property 'metric'" };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
        for (const key2 in data18) {
          if (!(key2 === "low" || key2 === "high" || key2 === "evaluations" || key2 === "method" || key2 === "run_id" || key2 === "template" || key2 === "lm" || key2 === "metric")) {
            const err39 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data18.low !== void 0) {
          let data19 = data18.low;
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 1 || isNaN(data19)) {
              const err40 = { instancePath: instancePath + "/effectiveness/low", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            if (data19 < -1 || isNaN(data19)) {
              const err41 = { instancePath: instancePath + "/effectiveness/low", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          } else {
            const err42 = { instancePath: instancePath + "/effectiveness/low", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data18.high !== void 0) {
          let data20 = data18.high;
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 > 1 || isNaN(data20)) {
              const err43 = { instancePath: instancePath + "/effectiveness/high", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (data20 < -1 || isNaN(data20)) {
              const err44 = { instancePath: instancePath + "/effectiveness/high", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/effectiveness/high", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data18.evaluations !== void 0) {
          let data21 = data18.evaluations;
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
            const err46 = { instancePath: instancePath + "/effectiveness/evaluations", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/evaluations/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 < 1 || isNaN(data21)) {
              const err47 = { instancePath: instancePath + "/effectiveness/evaluations", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/evaluations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          }
        }
        if (data18.method !== void 0) {
          if (typeof data18.method !== "string") {
            const err48 = { instancePath: instancePath + "/effectiveness/method", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data18.run_id !== void 0) {
          if (!(typeof data18.run_id === "string")) {
            const err49 = { instancePath: instancePath + "/effectiveness/run_id", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
        }
        if (data18.template !== void 0) {
          if (!(typeof data18.template === "string")) {
            const err50 = { instancePath: instancePath + "/effectiveness/template", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/template/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data18.lm !== void 0) {
          if (typeof data18.lm !== "string") {
            const err51 = { instancePath: instancePath + "/effectiveness/lm", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/lm/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data18.metric !== void 0) {
          if (typeof data18.metric !== "string") {
            const err52 = { instancePath: instancePath + "/effectiveness/metric", schemaPath: "../common.schema.json#/$defs/effectiveness/properties/metric/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
      } else {
        const err53 = { instancePath: instancePath + "/effectiveness", schemaPath: "../common.schema.json#/$defs/effectiveness/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
    if (data.embedding !== void 0) {
      let data27 = data.embedding;
      if (Array.isArray(data27)) {
        if (data27.length < 1) {
          const err54 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err54];
          } else {
            vErrors.push(err54);
          }
          errors++;
        }
        const len2 = data27.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data28 = data27[i3];
          if (!(typeof data28 == "number" && isFinite(data28))) {
            const err55 = { instancePath: instancePath + "/embedding/" + i3, schemaPath: "#/properties/embedding/items/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
      } else {
        const err56 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
    if (data.embedding_model !== void 0) {
      if (typeof data.embedding_model !== "string") {
        const err57 = { instancePath: instancePath + "/embedding_model", schemaPath: "#/properties/embedding_model/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err57];
        } else {
          vErrors.push(err57);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data30 = data.status;
      if (typeof data30 !== "string") {
        const err58 = { instancePath: instancePath + "/status", schemaPath: "../common.schema.json#/$defs/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
      if (!(data30 === "draft" || data30 === "in_review" || data30 === "approved" || data30 === "rejected" || data30 === "deprecated")) {
        const err59 = { instancePath: instancePath + "/status", schemaPath: "../common.schema.json#/$defs/status/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
    if (data.review !== void 0) {
      let data31 = data.review;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        if (data31.decision === void 0) {
          const err60 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/required", keyword: "required", params: { missingProperty: "decision" }, message: "must have required property 'decision'" };
          if (vErrors === null) {
            vErrors = [err60];
          } else {
            vErrors.push(err60);
          }
          errors++;
        }
        if (data31.content_hash === void 0) {
          const err61 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/required", keyword: "required", params: { missingProperty: "content_hash" }, message: "must have required property 'content_hash'" };
          if (vErrors === null) {
            vErrors = [err61];
          } else {
            vErrors.push(err61);
          }
          errors++;
        }
        for (const key3 in data31) {
          if (!(key3 === "decision" || key3 === "content_hash" || key3 === "reviewer" || key3 === "reviewed_at" || key3 === "comment")) {
            const err62 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        if (data31.decision !== void 0) {
          let data32 = data31.decision;
          if (typeof data32 !== "string") {
            const err63 = { instancePath: instancePath + "/review/decision", schemaPath: "../common.schema.json#/$defs/review/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
          if (!(data32 === "approved" || data32 === "changes_requested" || data32 === "rejected")) {
            const err64 = { instancePath: instancePath + "/review/decision", schemaPath: "../common.schema.json#/$defs/review/properties/decision/enum", keyword: "enum", params: { allowedValues: schema37.properties.decision.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
        }
        if (data31.content_hash !== void 0) {
          let data33 = data31.content_hash;
          if (typeof data33 === "string") {
            if (!pattern4.test(data33)) {
              const err65 = { instancePath: instancePath + "/review/content_hash", schemaPath: "../common.schema.json#/$defs/review/properties/content_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
          } else {
            const err66 = { instancePath: instancePath + "/review/content_hash", schemaPath: "../common.schema.json#/$defs/review/properties/content_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err66];
            } else {
              vErrors.push(err66);
            }
            errors++;
          }
        }
        if (data31.reviewer !== void 0) {
          if (typeof data31.reviewer !== "string") {
            const err67 = { instancePath: instancePath + "/review/reviewer", schemaPath: "../common.schema.json#/$defs/review/properties/reviewer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
        }
        if (data31.reviewed_at !== void 0) {
          if (!(typeof data31.reviewed_at === "string")) {
            const err68 = { instancePath: instancePath + "/review/reviewed_at", schemaPath: "../common.schema.json#/$defs/review/properties/reviewed_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err68];
            } else {
              vErrors.push(err68);
            }
            errors++;
          }
        }
        if (data31.comment !== void 0) {
          if (typeof data31.comment !== "string") {
            const err69 = { instancePath: instancePath + "/review/comment", schemaPath: "../common.schema.json#/$defs/review/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err69];
            } else {
              vErrors.push(err69);
            }
            errors++;
          }
        }
      } else {
        const err70 = { instancePath: instancePath + "/review", schemaPath: "../common.schema.json#/$defs/review/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err70];
        } else {
          vErrors.push(err70);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!(typeof data.created_at === "string")) {
        const err71 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      if (typeof data.created_by !== "string") {
        const err72 = { instancePath: instancePath + "/created_by", schemaPath: "#/properties/created_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data39 = data.metadata;
      if (!(data39 && typeof data39 == "object" && !Array.isArray(data39))) {
        const err73 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err73];
        } else {
          vErrors.push(err73);
        }
        errors++;
      }
    }
    if (data.embedding !== void 0) {
      if (data.embedding_model === void 0) {
        const err74 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "embedding",
          missingProperty: "embedding_model",
          depsCount: 1,
          deps: "embedding_model"
        }, message: "must have property embedding_model when property embedding is present" };
        if (vErrors === null) {
          vErrors = [err74];
        } else {
          vErrors.push(err74);
        }
        errors++;
      }
    }
    if (data.effectiveness_score !== void 0) {
      if (data.effectiveness === void 0) {
        const err75 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "effectiveness_score",
          missingProperty: "effectiveness",
          depsCount: 1,
          deps: "effectiveness"
        }, message: "must have property effectiveness when property effectiveness_score is present" };
        if (vErrors === null) {
          vErrors = [err75];
        } else {
          vErrors.push(err75);
        }
        errors++;
      }
    }
  } else {
    const err76 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err76];
    } else {
      vErrors.push(err76);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var dataset = validate27;
var schema45 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record/dataset.schema.json", "title": "DataSet", "description": "A declared collection of records, with train, validation and test splits.", "x-record": { "kind": "dataset", "suffix": "dataset", "id": "dataset_id", "plural": "DataSets" }, "type": "object", "additionalProperties": false, "required": ["dataset_id", "version", "members"], "defaultSnippets": [{ "label": "DataSet", "description": "A new dataset with a fresh id", "body": "dataset_id: ${id}\nversion: 1\nname: ${1:Name}\nmembers:\n  all:\n    - { field: kind, eq: example }\n    - { field: function_name, eq: ${2:function} }\nsplits:\n  seed: 1\n  weights: { train: 0.7, val: 0.15, test: 0.15 }\n" }], "examples": [{ "dataset_id": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41", "version": 1, "name": "Delivery requests", "members": { "all": [{ "field": "kind", "eq": "example" }, { "field": "domain", "eq": "delivery" }] }, "splits": { "seed": 1, "weights": { "train": 0.8, "val": 0.1, "test": 0.1 } } }], "properties": { "dataset_id": { "type": "string", "format": "uuid", "x-role": "content", "x-search": "none", "title": "Dataset id", "description": "The dataset's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves." }, "version": { "$ref": "../common.schema.json#/$defs/version", "x-role": "content", "x-search": "none" }, "name": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 2, "title": "Name", "description": "A short name for people." }, "description": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 1, "title": "Description", "description": "What the dataset is for." }, "members": { "$ref": "../common.schema.json#/$defs/predicate", "x-role": "content", "x-search": "none" }, "splits": { "type": "object", "x-role": "content", "x-search": "none", "title": "Splits", "description": "How the members are divided. A member's split is a hash of the seed and its key, held against the weights, so that adding a record moves no other.", "additionalProperties": false, "required": ["seed", "weights"], "properties": { "seed": { "type": ["integer", "string"], "x-role": "content", "x-search": "none", "title": "Seed", "description": "Changing the seed deals all members anew." }, "weights": { "type": "object", "x-role": "content", "x-search": "none", "x-merge": "whole", "title": "Weights", "description": "The share of each split; only the proportions count.", "additionalProperties": false, "required": ["train"], "properties": { "train": { "type": "number", "minimum": 0, "x-role": "content", "x-search": "none", "title": "Train", "description": "Share of the training split, which is also the pool of few-shot examples." }, "val": { "type": "number", "minimum": 0, "x-role": "content", "x-search": "none", "title": "Validation", "description": "Share of the validation split, on which optimizers choose." }, "test": { "type": "number", "minimum": 0, "x-role": "content", "x-search": "none", "title": "Test", "description": "Share of the held-out test split." } } }, "group_by": { "type": "string", "x-role": "content", "x-search": "none", "title": "Group by", "description": "A field, with dots for nested fields, whose equal values stay in one split. Without it the record's `group` counts, else its id." }, "assign": { "type": "object", "x-role": "content", "x-search": "none", "title": "Pinned records", "description": "Exceptions: the split of single records, by id.", "propertyNames": { "format": "uuid", "x-reference": "member" }, "additionalProperties": { "type": "string", "enum": ["train", "val", "test"], "enumDescriptions": ["The training split.", "The validation split.", "The test split."], "x-role": "content", "x-search": "none", "title": "Split", "description": "The split that the record is pinned to." } } } }, "created_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Created at", "description": "When the record was created, RFC 3339." }, "created_by": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Created by", "description": "Who created the record." }, "metadata": { "type": "object", "x-role": "annotation", "x-search": "none", "title": "Metadata", "description": "Anything else worth keeping: any JSON values by name." } } };
var schema47 = { "type": "object", "x-merge": "whole", "title": "Predicate", "description": "Says which records are members. Give exactly one of `all`, `any`, `not`, `field`, `ids`, `dataset`, `union`, `intersection`, `difference`.", "additionalProperties": false, "oneOf": [{ "required": ["all"] }, { "required": ["any"] }, { "required": ["not"] }, { "required": ["field"] }, { "required": ["ids"] }, { "required": ["dataset"] }, { "required": ["union"] }, { "required": ["intersection"] }, { "required": ["difference"] }], "errorMessage": "A predicate has exactly one of all, any, not, field, ids, dataset, union, intersection, difference.", "dependentRequired": { "eq": ["field"], "in": ["field"], "gte": ["field"], "lte": ["field"], "contains": ["field"], "matches": ["field"] }, "properties": { "all": { "type": "array", "items": { "$ref": "#/$defs/predicate" }, "x-role": "content", "x-search": "none", "title": "All of", "description": "True where every predicate in the list is true. An empty list is true." }, "any": { "type": "array", "items": { "$ref": "#/$defs/predicate" }, "x-role": "content", "x-search": "none", "title": "Any of", "description": "True where at least one predicate in the list is true. An empty list is false." }, "not": { "$ref": "#/$defs/predicate", "x-role": "content", "x-search": "none", "title": "Not", "description": "True where the predicate is false." }, "field": { "type": "string", "x-role": "content", "x-search": "none", "title": "Field", "description": "A field of the record, with dots for nested fields: `domain`, `labels.intent`, `quality_scores.clarity`; `kind` is the record's kind. Used with `eq`, `in`, `gte`, `lte`, `contains` or `matches`." }, "eq": { "x-role": "content", "x-search": "none", "title": "Equals", "description": "The field equals this value (same type, no conversion)." }, "in": { "type": "array", "x-role": "content", "x-search": "none", "x-merge": "set", "title": "In", "description": "The field equals one of these values." }, "gte": { "type": ["number", "string"], "x-role": "content", "x-search": "none", "title": "At least", "description": "The field is at least this number, or sorts at or after this text." }, "lte": { "type": ["number", "string"], "x-role": "content", "x-search": "none", "title": "At most", "description": "The field is at most this number, or sorts at or before this text." }, "contains": { "x-role": "content", "x-search": "none", "title": "Contains", "description": "The field is a list with this value in it, or a text with this text in it." }, "matches": { "type": "string", "x-role": "content", "x-search": "none", "title": "Matches", "description": "The field is a text that this pattern matches as a whole: `*` stands for any characters, `?` for one." }, "ids": { "type": "array", "items": { "type": "string", "format": "uuid", "x-reference": "member" }, "x-role": "content", "x-search": "none", "x-merge": "set", "title": "Ids", "description": "The record's id is one of these." }, "dataset": { "type": "string", "format": "uuid", "x-reference": "dataset", "x-role": "content", "x-search": "none", "title": "Dataset", "description": "The record is a member of this dataset." }, "union": { "type": "array", "items": { "$ref": "#/$defs/predicate" }, "x-role": "content", "x-search": "none", "title": "Union", "description": "Members of at least one of these sets." }, "intersection": { "type": "array", "items": { "$ref": "#/$defs/predicate" }, "minItems": 1, "x-role": "content", "x-search": "none", "title": "Intersection", "description": "Members of every one of these sets." }, "difference": { "type": "array", "items": { "$ref": "#/$defs/predicate" }, "minItems": 2, "x-role": "content", "x-search": "none", "title": "Difference", "description": "Members of the first set that are in none of the others." } } };
var wrapper0 = { validate: validate28 };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.all === void 0) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "all" }, message: "must have required property 'all'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.any === void 0) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "any" }, message: "must have required property 'any'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.not === void 0) {
        const err2 = { instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "not" }, message: "must have required property 'not'" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid0 = _errs4 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
      }
      const _errs5 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.field === void 0) {
          const err3 = { instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "field" }, message: "must have required property 'field'" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      var _valid0 = _errs5 === errors;
      if (_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 3];
      } else {
        if (_valid0) {
          valid0 = true;
          passing0 = 3;
        }
        const _errs6 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.ids === void 0) {
            const err4 = { instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        var _valid0 = _errs6 === errors;
        if (_valid0 && valid0) {
          valid0 = false;
          passing0 = [passing0, 4];
        } else {
          if (_valid0) {
            valid0 = true;
            passing0 = 4;
          }
          const _errs7 = errors;
          if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.dataset === void 0) {
              const err5 = { instancePath, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "dataset" }, message: "must have required property 'dataset'" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var _valid0 = _errs7 === errors;
          if (_valid0 && valid0) {
            valid0 = false;
            passing0 = [passing0, 5];
          } else {
            if (_valid0) {
              valid0 = true;
              passing0 = 5;
            }
            const _errs8 = errors;
            if (data && typeof data == "object" && !Array.isArray(data)) {
              if (data.union === void 0) {
                const err6 = { instancePath, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "union" }, message: "must have required property 'union'" };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
            }
            var _valid0 = _errs8 === errors;
            if (_valid0 && valid0) {
              valid0 = false;
              passing0 = [passing0, 6];
            } else {
              if (_valid0) {
                valid0 = true;
                passing0 = 6;
              }
              const _errs9 = errors;
              if (data && typeof data == "object" && !Array.isArray(data)) {
                if (data.intersection === void 0) {
                  const err7 = { instancePath, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "intersection" }, message: "must have required property 'intersection'" };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              }
              var _valid0 = _errs9 === errors;
              if (_valid0 && valid0) {
                valid0 = false;
                passing0 = [passing0, 7];
              } else {
                if (_valid0) {
                  valid0 = true;
                  passing0 = 7;
                }
                const _errs10 = errors;
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  if (data.difference === void 0) {
                    const err8 = { instancePath, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "difference" }, message: "must have required property 'difference'" };
                    if (vErrors === null) {
                      vErrors = [err8];
                    } else {
                      vErrors.push(err8);
                    }
                    errors++;
                  }
                }
                var _valid0 = _errs10 === errors;
                if (_valid0 && valid0) {
                  valid0 = false;
                  passing0 = [passing0, 8];
                } else {
                  if (_valid0) {
                    valid0 = true;
                    passing0 = 8;
                  }
                }
              }
            }
          }
        }
      }
    }
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema47.properties, key0)) {
        const err10 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.all !== void 0) {
      let data0 = data.all;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!wrapper0.validate(data0[i0], { instancePath: instancePath + "/all/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/all", schemaPath: "#/properties/all/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.any !== void 0) {
      let data2 = data.any;
      if (Array.isArray(data2)) {
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!wrapper0.validate(data2[i1], { instancePath: instancePath + "/any/" + i1, parentData: data2, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/any", schemaPath: "#/properties/any/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.not !== void 0) {
      if (!wrapper0.validate(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
        errors = vErrors.length;
      }
    }
    if (data.field !== void 0) {
      if (typeof data.field !== "string") {
        const err13 = { instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.in !== void 0) {
      if (!Array.isArray(data.in)) {
        const err14 = { instancePath: instancePath + "/in", schemaPath: "#/properties/in/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.gte !== void 0) {
      let data7 = data.gte;
      if (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 !== "string") {
        const err15 = { instancePath: instancePath + "/gte", schemaPath: "#/properties/gte/type", keyword: "type", params: { type: schema47.properties.gte.type }, message: "must be number,string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.lte !== void 0) {
      let data8 = data.lte;
      if (!(typeof data8 == "number" && isFinite(data8)) && typeof data8 !== "string") {
        const err16 = { instancePath: instancePath + "/lte", schemaPath: "#/properties/lte/type", keyword: "type", params: { type: schema47.properties.lte.type }, message: "must be number,string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.matches !== void 0) {
      if (typeof data.matches !== "string") {
        const err17 = { instancePath: instancePath + "/matches", schemaPath: "#/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data10 = data.ids;
      if (Array.isArray(data10)) {
        const len2 = data10.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!(typeof data10[i2] === "string")) {
            const err18 = { instancePath: instancePath + "/ids/" + i2, schemaPath: "#/properties/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/ids", schemaPath: "#/properties/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.dataset !== void 0) {
      if (!(typeof data.dataset === "string")) {
        const err20 = { instancePath: instancePath + "/dataset", schemaPath: "#/properties/dataset/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.union !== void 0) {
      let data13 = data.union;
      if (Array.isArray(data13)) {
        const len3 = data13.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!wrapper0.validate(data13[i3], { instancePath: instancePath + "/union/" + i3, parentData: data13, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/union", schemaPath: "#/properties/union/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.intersection !== void 0) {
      let data15 = data.intersection;
      if (Array.isArray(data15)) {
        if (data15.length < 1) {
          const err22 = { instancePath: instancePath + "/intersection", schemaPath: "#/properties/intersection/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        const len4 = data15.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!wrapper0.validate(data15[i4], { instancePath: instancePath + "/intersection/" + i4, parentData: data15, parentDataProperty: i4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/intersection", schemaPath: "#/properties/intersection/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.difference !== void 0) {
      let data17 = data.difference;
      if (Array.isArray(data17)) {
        if (data17.length < 2) {
          const err24 = { instancePath: instancePath + "/difference", schemaPath: "#/properties/difference/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        const len5 = data17.length;
        for (let i5 = 0; i5 < len5; i5++) {
          if (!wrapper0.validate(data17[i5], { instancePath: instancePath + "/difference/" + i5, parentData: data17, parentDataProperty: i5, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/difference", schemaPath: "#/properties/difference/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.eq !== void 0) {
      if (data.field === void 0) {
        const err26 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "eq",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property eq is present" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.in !== void 0) {
      if (data.field === void 0) {
        const err27 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "in",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property in is present" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.gte !== void 0) {
      if (data.field === void 0) {
        const err28 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "gte",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property gte is present" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.lte !== void 0) {
      if (data.field === void 0) {
        const err29 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "lte",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property lte is present" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.contains !== void 0) {
      if (data.field === void 0) {
        const err30 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "contains",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property contains is present" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.matches !== void 0) {
      if (data.field === void 0) {
        const err31 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "matches",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property matches is present" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
  } else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.dataset_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "dataset_id" }, message: "must have required property 'dataset_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.members === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "members" }, message: "must have required property 'members'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema45.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.dataset_id !== void 0) {
      if (!(typeof data.dataset_id === "string")) {
        const err4 = { instancePath: instancePath + "/dataset_id", schemaPath: "#/properties/dataset_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err5 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.members !== void 0) {
      if (!validate28(data.members, { instancePath: instancePath + "/members", parentData: data, parentDataProperty: "members", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.splits !== void 0) {
      let data5 = data.splits;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.seed === void 0) {
          const err9 = { instancePath: instancePath + "/splits", schemaPath: "#/properties/splits/required", keyword: "required", params: { missingProperty: "seed" }, message: "must have required property 'seed'" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data5.weights === void 0) {
          const err10 = { instancePath: instancePath + "/splits", schemaPath: "#/properties/splits/required", keyword: "required", params: { missingProperty: "weights" }, message: "must have required property 'weights'" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key1 in data5) {
          if (!(key1 === "seed" || key1 === "weights" || key1 === "group_by" || key1 === "assign")) {
            const err11 = { instancePath: instancePath + "/splits", schemaPath: "#/properties/splits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data5.seed !== void 0) {
          let data6 = data5.seed;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6)) && typeof data6 !== "string") {
            const err12 = { instancePath: instancePath + "/splits/seed", schemaPath: "#/properties/splits/properties/seed/type", keyword: "type", params: { type: schema45.properties.splits.properties.seed.type }, message: "must be integer,string" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data5.weights !== void 0) {
          let data7 = data5.weights;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.train === void 0) {
              const err13 = { instancePath: instancePath + "/splits/weights", schemaPath: "#/properties/splits/properties/weights/required", keyword: "required", params: { missingProperty: "train" }, message: "must have required property 'train'" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            for (const key2 in data7) {
              if (!(key2 === "train" || key2 === "val" || key2 === "test")) {
                const err14 = { instancePath: instancePath + "/splits/weights", schemaPath: "#/properties/splits/properties/weights/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data7.train !== void 0) {
              let data8 = data7.train;
              if (typeof data8 == "number" && isFinite(data8)) {
                if (data8 < 0 || isNaN(data8)) {
                  const err15 = { instancePath: instancePath + "/splits/weights/train", schemaPath: "#/properties/splits/properties/weights/properties/train/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = { instancePath: instancePath + "/splits/weights/train", schemaPath: "#/properties/splits/properties/weights/properties/train/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data7.val !== void 0) {
              let data9 = data7.val;
              if (typeof data9 == "number" && isFinite(data9)) {
                if (data9 < 0 || isNaN(data9)) {
                  const err17 = { instancePath: instancePath + "/splits/weights/val", schemaPath: "#/properties/splits/properties/weights/properties/val/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              } else {
                const err18 = { instancePath: instancePath + "/splits/weights/val", schemaPath: "#/properties/splits/properties/weights/properties/val/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data7.test !== void 0) {
              let data10 = data7.test;
              if (typeof data10 == "number" && isFinite(data10)) {
                if (data10 < 0 || isNaN(data10)) {
                  const err19 = { instancePath: instancePath + "/splits/weights/test", schemaPath: "#/properties/splits/properties/weights/properties/test/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              } else {
                const err20 = { instancePath: instancePath + "/splits/weights/test", schemaPath: "#/properties/splits/properties/weights/properties/test/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/splits/weights", schemaPath: "#/properties/splits/properties/weights/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data5.group_by !== void 0) {
          if (typeof data5.group_by !== "string") {
            const err22 = { instancePath: instancePath + "/splits/group_by", schemaPath: "#/properties/splits/properties/group_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data5.assign !== void 0) {
          let data12 = data5.assign;
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            for (const key3 in data12) {
              const _errs30 = errors;
              var valid4 = _errs30 === errors;
              if (!valid4) {
                const err23 = { instancePath: instancePath + "/splits/assign", schemaPath: "#/properties/splits/properties/assign/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            for (const key4 in data12) {
              let data13 = data12[key4];
              if (typeof data13 !== "string") {
                const err24 = { instancePath: instancePath + "/splits/assign/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/splits/properties/assign/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
              if (!(data13 === "train" || data13 === "val" || data13 === "test")) {
                const err25 = { instancePath: instancePath + "/splits/assign/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/splits/properties/assign/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema45.properties.splits.properties.assign.additionalProperties.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
          } else {
            const err26 = { instancePath: instancePath + "/splits/assign", schemaPath: "#/properties/splits/properties/assign/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/splits", schemaPath: "#/properties/splits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!(typeof data.created_at === "string")) {
        const err28 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      if (typeof data.created_by !== "string") {
        const err29 = { instancePath: instancePath + "/created_by", schemaPath: "#/properties/created_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data16 = data.metadata;
      if (!(data16 && typeof data16 == "object" && !Array.isArray(data16))) {
        const err30 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
  } else {
    const err31 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err31];
    } else {
      vErrors.push(err31);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var template = validate30;
var schema48 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record/template.schema.json", "title": "Prompt template", "description": "A prompt as a program: its typed fields, instructions, few-shot choice and model settings.", "x-record": { "kind": "template", "suffix": "template", "id": "template_id", "plural": "Templates" }, "type": "object", "additionalProperties": false, "required": ["template_id", "version", "instructions", "inputs", "outputs"], "defaultSnippets": [{ "label": "Prompt template", "description": "A new prompt template with a fresh id", "body": "template_id: ${id}\nversion: 1\nname: ${1:Name}\nstatus: draft\ninstructions: ${2:What the model should do.}\ninputs:\n  - { name: ${3:text}, type: str, description: ${4:The input} }\noutputs:\n  - { name: ${5:answer}, type: str, description: ${6:The answer} }\nmodule: predict\n" }], "examples": [{ "template_id": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42", "version": 1, "name": "Classify a request", "status": "draft", "instructions": "Name the intent of the customer's message.", "inputs": [{ "name": "text", "type": "str", "description": "The message" }], "outputs": [{ "name": "intent", "type": "str", "description": "The intent" }], "module": "predict" }], "properties": { "template_id": { "type": "string", "format": "uuid", "x-role": "content", "x-search": "none", "title": "Template id", "description": "The template's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves." }, "version": { "$ref": "../common.schema.json#/$defs/version", "x-role": "content", "x-search": "none" }, "name": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 2, "title": "Name", "description": "A short name for people." }, "status": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Status", "description": "Where the template stands in its life.", "enum": ["draft", "published", "archived"], "enumDescriptions": ["Being written.", "In use.", "No longer in use."] }, "instructions": { "type": "string", "x-role": "content", "x-search": "vector", "title": "Instructions", "description": "What the model is told to do." }, "inputs": { "type": "array", "minItems": 1, "items": { "$ref": "../common.schema.json#/$defs/field" }, "x-role": "content", "x-search": "keyword", "x-search-weight": 0.5, "title": "Inputs", "description": "The fields that the model is given." }, "outputs": { "type": "array", "minItems": 1, "items": { "$ref": "../common.schema.json#/$defs/field" }, "x-role": "content", "x-search": "keyword", "x-search-weight": 0.5, "title": "Outputs", "description": "The fields that the model answers with." }, "module": { "type": "string", "x-role": "content", "x-search": "none", "title": "Module", "description": "How the model is asked.", "enum": ["predict", "chain_of_thought", "react"], "enumDescriptions": ["One call, one answer.", "The model reasons before it answers.", "The model may call tools before it answers."] }, "tools": { "type": "array", "maxItems": 50, "x-role": "content", "x-search": "none", "title": "Tools", "description": "The functions that the module `react` may call. They are Python of the workspace: a run says so, and asks, before it executes them.", "items": { "type": "string", "pattern": "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$", "x-role": "content", "x-search": "none", "title": "Tool", "description": "`path.py:function`, relative to the repository; its name, parameters and docstring tell the model what it does." } }, "few_shot": { "type": "object", "x-role": "content", "x-search": "none", "title": "Few-shot choice", "description": "Which examples are shown in the prompt.", "additionalProperties": false, "required": ["dataset"], "properties": { "dataset": { "type": "string", "format": "uuid", "x-reference": "dataset", "x-role": "content", "x-search": "none", "title": "Dataset", "description": "The dataset whose training split is the pool." }, "k": { "type": "integer", "minimum": 0, "maximum": 64, "x-role": "content", "x-search": "none", "title": "Number of examples", "description": "How many examples are shown." }, "strategy": { "type": "string", "x-role": "content", "x-search": "none", "title": "Strategy", "description": "How the examples are chosen.", "enum": ["nearest", "diverse", "random", "fixed"], "enumDescriptions": ["The ones most like the input.", "Like the input, and unlike each other.", "At random, by the seed.", "The first ones of the pool in id order."] } } }, "model": { "$ref": "../common.schema.json#/$defs/model", "x-role": "content", "x-search": "none" }, "prompt": { "type": "string", "x-role": "content", "x-search": "keyword", "x-search-weight": 0.5, "title": "Prompt text", "description": "A Jinja template for those who write the prompt themselves; without it the prompt is made from the fields." }, "metric": { "type": "string", "x-role": "content", "x-search": "none", "title": "Metric", "description": "The metric that judges the answers, for example `exact`, or `path.py:function`." }, "signature": { "type": "string", "format": "python-class", "pattern": "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$", "x-role": "content", "x-search": "none", "title": "Python signature", "description": "The DSPy signature that the template belongs to: `path.py:Class`, relative to the repository. Its fields and the template's are held against each other; the file is read, and never run." }, "created_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Created at", "description": "When the record was created, RFC 3339." }, "created_by": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Created by", "description": "Who created the record." }, "metadata": { "type": "object", "x-role": "annotation", "x-search": "none", "title": "Metadata", "description": "Anything else worth keeping: any JSON values by name." } } };
var pattern8 = new RegExp("^[A-Za-z][A-Za-z0-9_]*$", "u");
var pattern10 = new RegExp("^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$", "u");
var pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.template_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "template_id" }, message: "must have required property 'template_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.instructions === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instructions" }, message: "must have required property 'instructions'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.inputs === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "inputs" }, message: "must have required property 'inputs'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.outputs === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outputs" }, message: "must have required property 'outputs'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema48.properties, key0)) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.template_id !== void 0) {
      if (!(typeof data.template_id === "string")) {
        const err6 = { instancePath: instancePath + "/template_id", schemaPath: "#/properties/template_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err7 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/version", schemaPath: "../common.schema.json#/$defs/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err9 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data3 = data.status;
      if (typeof data3 !== "string") {
        const err10 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data3 === "draft" || data3 === "published" || data3 === "archived")) {
        const err11 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema48.properties.status.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.instructions !== void 0) {
      if (typeof data.instructions !== "string") {
        const err12 = { instancePath: instancePath + "/instructions", schemaPath: "#/properties/instructions/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.inputs !== void 0) {
      let data5 = data.inputs;
      if (Array.isArray(data5)) {
        if (data5.length < 1) {
          const err13 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.name === void 0) {
              const err14 = { instancePath: instancePath + "/inputs/" + i0, schemaPath: "../common.schema.json#/$defs/field/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            for (const key1 in data6) {
              if (!(key1 === "name" || key1 === "type" || key1 === "description")) {
                const err15 = { instancePath: instancePath + "/inputs/" + i0, schemaPath: "../common.schema.json#/$defs/field/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data6.name !== void 0) {
              let data7 = data6.name;
              if (typeof data7 === "string") {
                if (!pattern8.test(data7)) {
                  const err16 = { instancePath: instancePath + "/inputs/" + i0 + "/name", schemaPath: "../common.schema.json#/$defs/field/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z][A-Za-z0-9_]*$"' };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = { instancePath: instancePath + "/inputs/" + i0 + "/name", schemaPath: "../common.schema.json#/$defs/field/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data6.type !== void 0) {
              if (typeof data6.type !== "string") {
                const err18 = { instancePath: instancePath + "/inputs/" + i0 + "/type", schemaPath: "../common.schema.json#/$defs/field/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data6.description !== void 0) {
              if (typeof data6.description !== "string") {
                const err19 = { instancePath: instancePath + "/inputs/" + i0 + "/description", schemaPath: "../common.schema.json#/$defs/field/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/inputs/" + i0, schemaPath: "../common.schema.json#/$defs/field/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.outputs !== void 0) {
      let data10 = data.outputs;
      if (Array.isArray(data10)) {
        if (data10.length < 1) {
          const err22 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        const len1 = data10.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data11 = data10[i1];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.name === void 0) {
              const err23 = { instancePath: instancePath + "/outputs/" + i1, schemaPath: "../common.schema.json#/$defs/field/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            for (const key2 in data11) {
              if (!(key2 === "name" || key2 === "type" || key2 === "description")) {
                const err24 = { instancePath: instancePath + "/outputs/" + i1, schemaPath: "../common.schema.json#/$defs/field/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data11.name !== void 0) {
              let data12 = data11.name;
              if (typeof data12 === "string") {
                if (!pattern8.test(data12)) {
                  const err25 = { instancePath: instancePath + "/outputs/" + i1 + "/name", schemaPath: "../common.schema.json#/$defs/field/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z][A-Za-z0-9_]*$"' };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
              } else {
                const err26 = { instancePath: instancePath + "/outputs/" + i1 + "/name", schemaPath: "../common.schema.json#/$defs/field/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data11.type !== void 0) {
              if (typeof data11.type !== "string") {
                const err27 = { instancePath: instancePath + "/outputs/" + i1 + "/type", schemaPath: "../common.schema.json#/$defs/field/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data11.description !== void 0) {
              if (typeof data11.description !== "string") {
                const err28 = { instancePath: instancePath + "/outputs/" + i1 + "/description", schemaPath: "../common.schema.json#/$defs/field/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
          } else {
            const err29 = { instancePath: instancePath + "/outputs/" + i1, schemaPath: "../common.schema.json#/$defs/field/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.module !== void 0) {
      let data15 = data.module;
      if (typeof data15 !== "string") {
        const err31 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      if (!(data15 === "predict" || data15 === "chain_of_thought" || data15 === "react")) {
        const err32 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/enum", keyword: "enum", params: { allowedValues: schema48.properties.module.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.tools !== void 0) {
      let data16 = data.tools;
      if (Array.isArray(data16)) {
        if (data16.length > 50) {
          const err33 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/maxItems", keyword: "maxItems", params: { limit: 50 }, message: "must NOT have more than 50 items" };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        const len2 = data16.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data17 = data16[i2];
          if (typeof data17 === "string") {
            if (!pattern10.test(data17)) {
              const err34 = { instancePath: instancePath + "/tools/" + i2, schemaPath: "#/properties/tools/items/pattern", keyword: "pattern", params: { pattern: "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$"' };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = { instancePath: instancePath + "/tools/" + i2, schemaPath: "#/properties/tools/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
      } else {
        const err36 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.few_shot !== void 0) {
      let data18 = data.few_shot;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        if (data18.dataset === void 0) {
          const err37 = { instancePath: instancePath + "/few_shot", schemaPath: "#/properties/few_shot/required", keyword: "required", params: { missingProperty: "dataset" }, message: "must have required property 'dataset'" };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        for (const key3 in data18) {
          if (!(key3 === "dataset" || key3 === "k" || key3 === "strategy")) {
            const err38 = { instancePath: instancePath + "/few_shot", schemaPath: "#/properties/few_shot/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data18.dataset !== void 0) {
          if (!(typeof data18.dataset === "string")) {
            const err39 = { instancePath: instancePath + "/few_shot/dataset", schemaPath: "#/properties/few_shot/properties/dataset/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data18.k !== void 0) {
          let data20 = data18.k;
          if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
            const err40 = { instancePath: instancePath + "/few_shot/k", schemaPath: "#/properties/few_shot/properties/k/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 > 64 || isNaN(data20)) {
              const err41 = { instancePath: instancePath + "/few_shot/k", schemaPath: "#/properties/few_shot/properties/k/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, message: "must be <= 64" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (data20 < 0 || isNaN(data20)) {
              const err42 = { instancePath: instancePath + "/few_shot/k", schemaPath: "#/properties/few_shot/properties/k/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          }
        }
        if (data18.strategy !== void 0) {
          let data21 = data18.strategy;
          if (typeof data21 !== "string") {
            const err43 = { instancePath: instancePath + "/few_shot/strategy", schemaPath: "#/properties/few_shot/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
          if (!(data21 === "nearest" || data21 === "diverse" || data21 === "random" || data21 === "fixed")) {
            const err44 = { instancePath: instancePath + "/few_shot/strategy", schemaPath: "#/properties/few_shot/properties/strategy/enum", keyword: "enum", params: { allowedValues: schema48.properties.few_shot.properties.strategy.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
      } else {
        const err45 = { instancePath: instancePath + "/few_shot", schemaPath: "#/properties/few_shot/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      let data22 = data.model;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        if (data22.name === void 0) {
          const err46 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
        for (const key4 in data22) {
          if (!(key4 === "name" || key4 === "temperature" || key4 === "max_tokens" || key4 === "top_p" || key4 === "seed" || key4 === "api_base" || key4 === "api_key_env")) {
            const err47 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data22.name !== void 0) {
          if (typeof data22.name !== "string") {
            const err48 = { instancePath: instancePath + "/model/name", schemaPath: "../common.schema.json#/$defs/model/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data22.temperature !== void 0) {
          let data24 = data22.temperature;
          if (typeof data24 == "number" && isFinite(data24)) {
            if (data24 > 2 || isNaN(data24)) {
              const err49 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (data24 < 0 || isNaN(data24)) {
              const err50 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data22.max_tokens !== void 0) {
          let data25 = data22.max_tokens;
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err52 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "../common.schema.json#/$defs/model/properties/max_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 < 1 || isNaN(data25)) {
              const err53 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "../common.schema.json#/$defs/model/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          }
        }
        if (data22.top_p !== void 0) {
          let data26 = data22.top_p;
          if (typeof data26 == "number" && isFinite(data26)) {
            if (data26 > 1 || isNaN(data26)) {
              const err54 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data26 <= 0 || isNaN(data26)) {
              const err55 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          } else {
            const err56 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data22.seed !== void 0) {
          let data27 = data22.seed;
          if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
            const err57 = { instancePath: instancePath + "/model/seed", schemaPath: "../common.schema.json#/$defs/model/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err57];
            } else {
              vErrors.push(err57);
            }
            errors++;
          }
        }
        if (data22.api_base !== void 0) {
          if (typeof data22.api_base !== "string") {
            const err58 = { instancePath: instancePath + "/model/api_base", schemaPath: "../common.schema.json#/$defs/model/properties/api_base/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
        }
        if (data22.api_key_env !== void 0) {
          let data29 = data22.api_key_env;
          if (typeof data29 === "string") {
            if (!pattern11.test(data29)) {
              const err59 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "../common.schema.json#/$defs/model/properties/api_key_env/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$"' };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
          } else {
            const err60 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "../common.schema.json#/$defs/model/properties/api_key_env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
        }
      } else {
        const err61 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.prompt !== void 0) {
      if (typeof data.prompt !== "string") {
        const err62 = { instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.metric !== void 0) {
      if (typeof data.metric !== "string") {
        const err63 = { instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
    if (data.signature !== void 0) {
      let data32 = data.signature;
      if (typeof data32 === "string") {
        if (!pattern10.test(data32)) {
          const err64 = { instancePath: instancePath + "/signature", schemaPath: "#/properties/signature/pattern", keyword: "pattern", params: { pattern: "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[^:]+\\.py:[A-Za-z_][A-Za-z0-9_]*$"' };
          if (vErrors === null) {
            vErrors = [err64];
          } else {
            vErrors.push(err64);
          }
          errors++;
        }
      } else {
        const err65 = { instancePath: instancePath + "/signature", schemaPath: "#/properties/signature/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!(typeof data.created_at === "string")) {
        const err66 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      if (typeof data.created_by !== "string") {
        const err67 = { instancePath: instancePath + "/created_by", schemaPath: "#/properties/created_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err67];
        } else {
          vErrors.push(err67);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data35 = data.metadata;
      if (!(data35 && typeof data35 == "object" && !Array.isArray(data35))) {
        const err68 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err68];
        } else {
          vErrors.push(err68);
        }
        errors++;
      }
    }
  } else {
    const err69 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err69];
    } else {
      vErrors.push(err69);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var run = validate31;
var schema53 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record/run.schema.json", "title": "Run specification", "description": "What an optimization run is to do: a template, a dataset, an optimizer, a metric and a budget. Written by people, never by machines; each execution writes a receipt of its own.", "x-record": { "kind": "run", "suffix": "run", "id": "spec_id", "plural": "Run specifications" }, "type": "object", "additionalProperties": false, "required": ["spec_id", "template", "dataset", "optimizer", "metric"], "defaultSnippets": [{ "label": "Run specification", "description": "A new run specification with a fresh id", "body": "spec_id: ${id}\nname: ${1:Name}\ntemplate: ${2:template id}\ndataset: ${3:dataset id}\noptimizer:\n  name: BootstrapFewShotWithRandomSearch\nmetric:\n  name: exact\nbudget:\n  max_calls: 500\nseed: 1\n" }], "examples": [{ "spec_id": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e43", "name": "Better intents", "template": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42", "dataset": "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41", "optimizer": { "name": "LabeledFewShot", "parameters": { "k": 8 } }, "metric": { "name": "exact" }, "budget": { "max_calls": 200 }, "seed": 1 }], "properties": { "spec_id": { "type": "string", "format": "uuid", "x-role": "content", "x-search": "none", "title": "Specification id", "description": "The specification's identity, unique in the repository: a UUID, version 7 for new records." }, "name": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 2, "title": "Name", "description": "A short name for people." }, "description": { "type": "string", "x-role": "annotation", "x-search": "keyword", "x-search-weight": 1, "title": "Description", "description": "What the run is to find out." }, "template": { "type": "string", "format": "uuid", "x-reference": "template", "x-role": "content", "x-search": "none", "title": "Template", "description": "The id of the prompt template to optimize." }, "dataset": { "type": "string", "format": "uuid", "x-reference": "dataset", "x-role": "content", "x-search": "none", "title": "Dataset", "description": "The id of the dataset whose splits are used." }, "optimizer": { "type": "object", "x-role": "content", "x-search": "none", "title": "Optimizer", "description": "The optimizer and its parameters.", "additionalProperties": false, "required": ["name"], "properties": { "name": { "type": "string", "x-role": "content", "x-search": "none", "title": "Optimizer name", "description": "The optimizer to run.", "enum": ["Evaluate", "LabeledFewShot", "BootstrapFewShot", "BootstrapFewShotWithRandomSearch", "KNNFewShot", "MIPROv2", "COPRO", "SIMBA", "GEPA"], "enumDescriptions": ["No optimization: score the template as it is.", "Labelled examples, chosen at random.", "Examples with the model's own correct answers.", "As BootstrapFewShot, keeping the best of several random sets.", "The examples nearest to each input.", "Instructions and examples together, by Bayesian search.", "Instructions, by trying variations.", "Examples and rules, from cases that are solved only sometimes.", "Instructions, by reflection on failures."] }, "parameters": { "type": "object", "x-role": "content", "x-search": "none", "title": "Parameters", "description": "The optimizer's own parameters by name. An unknown one is an error before the first call." } } }, "metric": { "type": "object", "x-role": "content", "x-search": "none", "title": "Metric", "description": "How an answer is judged.", "additionalProperties": false, "required": ["name"], "properties": { "name": { "type": "string", "x-role": "content", "x-search": "none", "title": "Metric name", "description": "A built-in metric such as `exact`, `contains` or `token_f1`, or `path.py:function`." }, "field": { "type": "string", "x-role": "content", "x-search": "none", "title": "Judged field", "description": "The output field that is judged; all of them when left out." }, "parameters": { "type": "object", "x-role": "content", "x-search": "none", "title": "Parameters", "description": "The metric's own parameters by name." } } }, "budget": { "type": "object", "x-role": "content", "x-search": "none", "title": "Budget", "description": "Caps. The run stops at the first one it reaches and keeps the best so far.", "additionalProperties": false, "properties": { "max_calls": { "type": "integer", "minimum": 1, "x-role": "content", "x-search": "none", "title": "Calls", "description": "The largest number of calls to language models." }, "max_tokens": { "type": "integer", "minimum": 1, "x-role": "content", "x-search": "none", "title": "Tokens", "description": "The largest number of tokens, in and out." }, "max_cost": { "type": "number", "exclusiveMinimum": 0, "x-role": "content", "x-search": "none", "title": "Cost", "description": "The largest cost, in US dollars." }, "max_minutes": { "type": "number", "exclusiveMinimum": 0, "x-role": "content", "x-search": "none", "title": "Time", "description": "The longest time, in minutes." } } }, "attribution": { "type": "object", "x-role": "content", "x-search": "none", "title": "Attribution", "description": "Measures after the optimization what single examples change: prompts with random examples of train, scored on val. Left out, nothing is measured.", "additionalProperties": false, "properties": { "pool": { "type": "integer", "minimum": 2, "maximum": 200, "x-role": "content", "x-search": "none", "title": "Pool", "description": "Examples of train that are measured, chosen by the seed; 16 when left out." }, "size": { "type": "integer", "minimum": 1, "maximum": 64, "x-role": "content", "x-search": "none", "title": "Size", "description": "Examples in each prompt; 4 when left out." }, "subsets": { "type": "integer", "minimum": 4, "maximum": 2e3, "x-role": "content", "x-search": "none", "title": "Prompts", "description": "Prompts that are scored; two for each example of the pool when left out." }, "leave_one_out": { "type": "boolean", "x-role": "content", "x-search": "none", "title": "Leave one out", "description": "Whether the final prompt is scored without each of its examples too; it is when left out." } } }, "model": { "$ref": "../common.schema.json#/$defs/model", "x-role": "content", "x-search": "none" }, "seed": { "type": "integer", "x-role": "content", "x-search": "none", "title": "Seed", "description": "The seed of everything random in the run." }, "created_at": { "type": "string", "format": "date-time", "x-role": "annotation", "x-search": "none", "title": "Created at", "description": "When the specification was created, RFC 3339." }, "created_by": { "type": "string", "x-role": "annotation", "x-search": "none", "title": "Created by", "description": "Who created the specification." }, "metadata": { "type": "object", "x-role": "annotation", "x-search": "none", "title": "Metadata", "description": "Anything else worth keeping: any JSON values by name." } } };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.spec_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec_id" }, message: "must have required property 'spec_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.template === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "template" }, message: "must have required property 'template'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.dataset === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "dataset" }, message: "must have required property 'dataset'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.optimizer === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "optimizer" }, message: "must have required property 'optimizer'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.metric === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metric" }, message: "must have required property 'metric'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema53.properties, key0)) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.spec_id !== void 0) {
      if (!(typeof data.spec_id === "string")) {
        const err6 = { instancePath: instancePath + "/spec_id", schemaPath: "#/properties/spec_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      if (!(typeof data.template === "string")) {
        const err9 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.dataset !== void 0) {
      if (!(typeof data.dataset === "string")) {
        const err10 = { instancePath: instancePath + "/dataset", schemaPath: "#/properties/dataset/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.optimizer !== void 0) {
      let data5 = data.optimizer;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.name === void 0) {
          const err11 = { instancePath: instancePath + "/optimizer", schemaPath: "#/properties/optimizer/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        for (const key1 in data5) {
          if (!(key1 === "name" || key1 === "parameters")) {
            const err12 = { instancePath: instancePath + "/optimizer", schemaPath: "#/properties/optimizer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data5.name !== void 0) {
          let data6 = data5.name;
          if (typeof data6 !== "string") {
            const err13 = { instancePath: instancePath + "/optimizer/name", schemaPath: "#/properties/optimizer/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          if (!(data6 === "Evaluate" || data6 === "LabeledFewShot" || data6 === "BootstrapFewShot" || data6 === "BootstrapFewShotWithRandomSearch" || data6 === "KNNFewShot" || data6 === "MIPROv2" || data6 === "COPRO" || data6 === "SIMBA" || data6 === "GEPA")) {
            const err14 = { instancePath: instancePath + "/optimizer/name", schemaPath: "#/properties/optimizer/properties/name/enum", keyword: "enum", params: { allowedValues: schema53.properties.optimizer.properties.name.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data5.parameters !== void 0) {
          let data7 = data5.parameters;
          if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
            const err15 = { instancePath: instancePath + "/optimizer/parameters", schemaPath: "#/properties/optimizer/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/optimizer", schemaPath: "#/properties/optimizer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.metric !== void 0) {
      let data8 = data.metric;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (data8.name === void 0) {
          const err17 = { instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        for (const key2 in data8) {
          if (!(key2 === "name" || key2 === "field" || key2 === "parameters")) {
            const err18 = { instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data8.name !== void 0) {
          if (typeof data8.name !== "string") {
            const err19 = { instancePath: instancePath + "/metric/name", schemaPath: "#/properties/metric/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data8.field !== void 0) {
          if (typeof data8.field !== "string") {
            const err20 = { instancePath: instancePath + "/metric/field", schemaPath: "#/properties/metric/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        if (data8.parameters !== void 0) {
          let data11 = data8.parameters;
          if (!(data11 && typeof data11 == "object" && !Array.isArray(data11))) {
            const err21 = { instancePath: instancePath + "/metric/parameters", schemaPath: "#/properties/metric/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.budget !== void 0) {
      let data12 = data.budget;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        for (const key3 in data12) {
          if (!(key3 === "max_calls" || key3 === "max_tokens" || key3 === "max_cost" || key3 === "max_minutes")) {
            const err23 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data12.max_calls !== void 0) {
          let data13 = data12.max_calls;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err24 = { instancePath: instancePath + "/budget/max_calls", schemaPath: "#/properties/budget/properties/max_calls/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 < 1 || isNaN(data13)) {
              const err25 = { instancePath: instancePath + "/budget/max_calls", schemaPath: "#/properties/budget/properties/max_calls/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          }
        }
        if (data12.max_tokens !== void 0) {
          let data14 = data12.max_tokens;
          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
            const err26 = { instancePath: instancePath + "/budget/max_tokens", schemaPath: "#/properties/budget/properties/max_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 < 1 || isNaN(data14)) {
              const err27 = { instancePath: instancePath + "/budget/max_tokens", schemaPath: "#/properties/budget/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          }
        }
        if (data12.max_cost !== void 0) {
          let data15 = data12.max_cost;
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 <= 0 || isNaN(data15)) {
              const err28 = { instancePath: instancePath + "/budget/max_cost", schemaPath: "#/properties/budget/properties/max_cost/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
          } else {
            const err29 = { instancePath: instancePath + "/budget/max_cost", schemaPath: "#/properties/budget/properties/max_cost/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data12.max_minutes !== void 0) {
          let data16 = data12.max_minutes;
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 <= 0 || isNaN(data16)) {
              const err30 = { instancePath: instancePath + "/budget/max_minutes", schemaPath: "#/properties/budget/properties/max_minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          } else {
            const err31 = { instancePath: instancePath + "/budget/max_minutes", schemaPath: "#/properties/budget/properties/max_minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.attribution !== void 0) {
      let data17 = data.attribution;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        for (const key4 in data17) {
          if (!(key4 === "pool" || key4 === "size" || key4 === "subsets" || key4 === "leave_one_out")) {
            const err33 = { instancePath: instancePath + "/attribution", schemaPath: "#/properties/attribution/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data17.pool !== void 0) {
          let data18 = data17.pool;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
            const err34 = { instancePath: instancePath + "/attribution/pool", schemaPath: "#/properties/attribution/properties/pool/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 > 200 || isNaN(data18)) {
              const err35 = { instancePath: instancePath + "/attribution/pool", schemaPath: "#/properties/attribution/properties/pool/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 }, message: "must be <= 200" };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (data18 < 2 || isNaN(data18)) {
              const err36 = { instancePath: instancePath + "/attribution/pool", schemaPath: "#/properties/attribution/properties/pool/minimum", keyword: "minimum", params: { comparison: ">=", limit: 2 }, message: "must be >= 2" };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
        }
        if (data17.size !== void 0) {
          let data19 = data17.size;
          if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
            const err37 = { instancePath: instancePath + "/attribution/size", schemaPath: "#/properties/attribution/properties/size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 64 || isNaN(data19)) {
              const err38 = { instancePath: instancePath + "/attribution/size", schemaPath: "#/properties/attribution/properties/size/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, message: "must be <= 64" };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
            if (data19 < 1 || isNaN(data19)) {
              const err39 = { instancePath: instancePath + "/attribution/size", schemaPath: "#/properties/attribution/properties/size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          }
        }
        if (data17.subsets !== void 0) {
          let data20 = data17.subsets;
          if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
            const err40 = { instancePath: instancePath + "/attribution/subsets", schemaPath: "#/properties/attribution/properties/subsets/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 > 2e3 || isNaN(data20)) {
              const err41 = { instancePath: instancePath + "/attribution/subsets", schemaPath: "#/properties/attribution/properties/subsets/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2e3 }, message: "must be <= 2000" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (data20 < 4 || isNaN(data20)) {
              const err42 = { instancePath: instancePath + "/attribution/subsets", schemaPath: "#/properties/attribution/properties/subsets/minimum", keyword: "minimum", params: { comparison: ">=", limit: 4 }, message: "must be >= 4" };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          }
        }
        if (data17.leave_one_out !== void 0) {
          if (typeof data17.leave_one_out !== "boolean") {
            const err43 = { instancePath: instancePath + "/attribution/leave_one_out", schemaPath: "#/properties/attribution/properties/leave_one_out/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/attribution", schemaPath: "#/properties/attribution/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      let data22 = data.model;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        if (data22.name === void 0) {
          const err45 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        for (const key5 in data22) {
          if (!(key5 === "name" || key5 === "temperature" || key5 === "max_tokens" || key5 === "top_p" || key5 === "seed" || key5 === "api_base" || key5 === "api_key_env")) {
            const err46 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
        if (data22.name !== void 0) {
          if (typeof data22.name !== "string") {
            const err47 = { instancePath: instancePath + "/model/name", schemaPath: "../common.schema.json#/$defs/model/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data22.temperature !== void 0) {
          let data24 = data22.temperature;
          if (typeof data24 == "number" && isFinite(data24)) {
            if (data24 > 2 || isNaN(data24)) {
              const err48 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (data24 < 0 || isNaN(data24)) {
              const err49 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/model/temperature", schemaPath: "../common.schema.json#/$defs/model/properties/temperature/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data22.max_tokens !== void 0) {
          let data25 = data22.max_tokens;
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err51 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "../common.schema.json#/$defs/model/properties/max_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 < 1 || isNaN(data25)) {
              const err52 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "../common.schema.json#/$defs/model/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          }
        }
        if (data22.top_p !== void 0) {
          let data26 = data22.top_p;
          if (typeof data26 == "number" && isFinite(data26)) {
            if (data26 > 1 || isNaN(data26)) {
              const err53 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            if (data26 <= 0 || isNaN(data26)) {
              const err54 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
          } else {
            const err55 = { instancePath: instancePath + "/model/top_p", schemaPath: "../common.schema.json#/$defs/model/properties/top_p/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
        if (data22.seed !== void 0) {
          let data27 = data22.seed;
          if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
            const err56 = { instancePath: instancePath + "/model/seed", schemaPath: "../common.schema.json#/$defs/model/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data22.api_base !== void 0) {
          if (typeof data22.api_base !== "string") {
            const err57 = { instancePath: instancePath + "/model/api_base", schemaPath: "../common.schema.json#/$defs/model/properties/api_base/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err57];
            } else {
              vErrors.push(err57);
            }
            errors++;
          }
        }
        if (data22.api_key_env !== void 0) {
          let data29 = data22.api_key_env;
          if (typeof data29 === "string") {
            if (!pattern11.test(data29)) {
              const err58 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "../common.schema.json#/$defs/model/properties/api_key_env/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$"' };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "../common.schema.json#/$defs/model/properties/api_key_env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = { instancePath: instancePath + "/model", schemaPath: "../common.schema.json#/$defs/model/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
    if (data.seed !== void 0) {
      let data30 = data.seed;
      if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
        const err61 = { instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!(typeof data.created_at === "string")) {
        const err62 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      if (typeof data.created_by !== "string") {
        const err63 = { instancePath: instancePath + "/created_by", schemaPath: "#/properties/created_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data33 = data.metadata;
      if (!(data33 && typeof data33 == "object" && !Array.isArray(data33))) {
        const err64 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
  } else {
    const err65 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err65];
    } else {
      vErrors.push(err65);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var configuration = validate32;
var schema55 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "project-configuration.schema.json", "title": "Project configuration", "description": "The file `databits.yaml` at the root of the repository. Editor and command line both read it.", "type": "object", "additionalProperties": false, "required": ["format_version"], "examples": [{ "format_version": 1, "base_branch": "main", "rules": { "reference.unknown": "error" } }], "properties": { "format_version": { "const": 1, "title": "Format version", "description": "The version of the data model that the repository follows." }, "base_branch": { "type": "string", "minLength": 1, "title": "Base branch", "description": "The branch that versions are compared with. Without it: the upstream, else the remote's default branch, else HEAD." }, "rules": { "type": "object", "title": "Rule severities", "description": "The severity of each diagnostic by its code, or by the first part of the code followed by `.*`.", "propertyNames": { "format": "rule-code" }, "additionalProperties": { "type": "string", "enum": ["error", "warning", "information", "hint", "off"], "enumDescriptions": ["Must be fixed; `databits check` fails.", "Should be fixed.", "Worth knowing.", "A quiet suggestion.", "Not reported."], "title": "Severity", "description": "How the diagnostic is reported." } }, "datasets": { "type": "object", "title": "Dataset rules", "description": "Bounds of the rules for datasets.", "additionalProperties": false, "properties": { "smallest_split": { "type": "integer", "minimum": 0, "default": 10, "title": "Smallest split", "description": "Members that val and test should have at least. With 10, one record moves a share by 10 points." }, "largest_imbalance": { "type": "number", "minimum": 1, "default": 10, "title": "Largest imbalance", "description": "How many times as many records of train the most frequent label may have as the rarest one." } } }, "ignore": { "type": "array", "items": { "type": "string" }, "title": "Ignored paths", "description": "Patterns, as in .gitignore, of record files that are not part of the project." }, "search": { "type": "object", "title": "Search recipe", "description": "Which fields are searched. A change recomputes the index.", "additionalProperties": false, "properties": { "vector": { "type": "object", "title": "Fields for meaning", "description": "By kind of record, the field paths whose texts are embedded, for example `example: [input.text]`.", "additionalProperties": false, "properties": { "databit": { "type": "array", "items": { "type": "string" }, "title": "DataBits", "description": "Field paths of DataBits." }, "example": { "type": "array", "items": { "type": "string" }, "title": "Examples", "description": "Field paths of examples." } } }, "keyword": { "type": "object", "title": "Fields for keywords", "description": "By field path, the weight of the field in keyword search.", "additionalProperties": { "type": "number", "minimum": 0, "title": "Weight", "description": "The field's weight; 0 leaves it out." } } } }, "model": { "$ref": "common.schema.json#/$defs/model", "title": "Default model", "description": "The language model of templates and runs that name none." }, "usage": { "type": "object", "title": "Usage log", "description": "How use of examples is recorded.", "additionalProperties": false, "properties": { "commit": { "type": "boolean", "default": false, "title": "Keep in git", "description": "True keeps the usage logs in git; otherwise they stay on this machine." }, "queries": { "type": "boolean", "default": false, "title": "Keep queries", "description": "True records the text of queries." } } } } };
var func7 = require_ucs2length().default;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.format_version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format_version" }, message: "must have required property 'format_version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "format_version" || key0 === "base_branch" || key0 === "rules" || key0 === "datasets" || key0 === "ignore" || key0 === "search" || key0 === "model" || key0 === "usage")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.format_version !== void 0) {
      if (1 !== data.format_version) {
        const err2 = { instancePath: instancePath + "/format_version", schemaPath: "#/properties/format_version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.base_branch !== void 0) {
      let data1 = data.base_branch;
      if (typeof data1 === "string") {
        if (func7(data1) < 1) {
          const err3 = { instancePath: instancePath + "/base_branch", schemaPath: "#/properties/base_branch/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/base_branch", schemaPath: "#/properties/base_branch/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data2 = data.rules;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          const _errs7 = errors;
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err5 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (typeof data3 !== "string") {
            const err6 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!(data3 === "error" || data3 === "warning" || data3 === "information" || data3 === "hint" || data3 === "off")) {
            const err7 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema55.properties.rules.additionalProperties.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.datasets !== void 0) {
      let data4 = data.datasets;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key3 in data4) {
          if (!(key3 === "smallest_split" || key3 === "largest_imbalance")) {
            const err9 = { instancePath: instancePath + "/datasets", schemaPath: "#/properties/datasets/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data4.smallest_split !== void 0) {
          let data5 = data4.smallest_split;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err10 = { instancePath: instancePath + "/datasets/smallest_split", schemaPath: "#/properties/datasets/properties/smallest_split/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              const err11 = { instancePath: instancePath + "/datasets/smallest_split", schemaPath: "#/properties/datasets/properties/smallest_split/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        }
        if (data4.largest_imbalance !== void 0) {
          let data6 = data4.largest_imbalance;
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 1 || isNaN(data6)) {
              const err12 = { instancePath: instancePath + "/datasets/largest_imbalance", schemaPath: "#/properties/datasets/properties/largest_imbalance/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/datasets/largest_imbalance", schemaPath: "#/properties/datasets/properties/largest_imbalance/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/datasets", schemaPath: "#/properties/datasets/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.ignore !== void 0) {
      let data7 = data.ignore;
      if (Array.isArray(data7)) {
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data7[i0] !== "string") {
            const err15 = { instancePath: instancePath + "/ignore/" + i0, schemaPath: "#/properties/ignore/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/ignore", schemaPath: "#/properties/ignore/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.search !== void 0) {
      let data9 = data.search;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key4 in data9) {
          if (!(key4 === "vector" || key4 === "keyword")) {
            const err17 = { instancePath: instancePath + "/search", schemaPath: "#/properties/search/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data9.vector !== void 0) {
          let data10 = data9.vector;
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            for (const key5 in data10) {
              if (!(key5 === "databit" || key5 === "example")) {
                const err18 = { instancePath: instancePath + "/search/vector", schemaPath: "#/properties/search/properties/vector/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data10.databit !== void 0) {
              let data11 = data10.databit;
              if (Array.isArray(data11)) {
                const len1 = data11.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  if (typeof data11[i1] !== "string") {
                    const err19 = { instancePath: instancePath + "/search/vector/databit/" + i1, schemaPath: "#/properties/search/properties/vector/properties/databit/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err19];
                    } else {
                      vErrors.push(err19);
                    }
                    errors++;
                  }
                }
              } else {
                const err20 = { instancePath: instancePath + "/search/vector/databit", schemaPath: "#/properties/search/properties/vector/properties/databit/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data10.example !== void 0) {
              let data13 = data10.example;
              if (Array.isArray(data13)) {
                const len2 = data13.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  if (typeof data13[i2] !== "string") {
                    const err21 = { instancePath: instancePath + "/search/vector/example/" + i2, schemaPath: "#/properties/search/properties/vector/properties/example/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                }
              } else {
                const err22 = { instancePath: instancePath + "/search/vector/example", schemaPath: "#/properties/search/properties/vector/properties/example/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
          } else {
            const err23 = { instancePath: instancePath + "/search/vector", schemaPath: "#/properties/search/properties/vector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data9.keyword !== void 0) {
          let data15 = data9.keyword;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            for (const key6 in data15) {
              let data16 = data15[key6];
              if (typeof data16 == "number" && isFinite(data16)) {
                if (data16 < 0 || isNaN(data16)) {
                  const err24 = { instancePath: instancePath + "/search/keyword/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/search/properties/keyword/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/search/keyword/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/search/properties/keyword/additionalProperties/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
          } else {
            const err26 = { instancePath: instancePath + "/search/keyword", schemaPath: "#/properties/search/properties/keyword/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/search", schemaPath: "#/properties/search/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      let data17 = data.model;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        if (data17.name === void 0) {
          const err28 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        for (const key7 in data17) {
          if (!(key7 === "name" || key7 === "temperature" || key7 === "max_tokens" || key7 === "top_p" || key7 === "seed" || key7 === "api_base" || key7 === "api_key_env")) {
            const err29 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data17.name !== void 0) {
          if (typeof data17.name !== "string") {
            const err30 = { instancePath: instancePath + "/model/name", schemaPath: "common.schema.json#/$defs/model/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data17.temperature !== void 0) {
          let data19 = data17.temperature;
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 2 || isNaN(data19)) {
              const err31 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (data19 < 0 || isNaN(data19)) {
              const err32 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          } else {
            const err33 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data17.max_tokens !== void 0) {
          let data20 = data17.max_tokens;
          if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
            const err34 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "common.schema.json#/$defs/model/properties/max_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 < 1 || isNaN(data20)) {
              const err35 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "common.schema.json#/$defs/model/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          }
        }
        if (data17.top_p !== void 0) {
          let data21 = data17.top_p;
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 1 || isNaN(data21)) {
              const err36 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
            if (data21 <= 0 || isNaN(data21)) {
              const err37 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          } else {
            const err38 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data17.seed !== void 0) {
          let data22 = data17.seed;
          if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
            const err39 = { instancePath: instancePath + "/model/seed", schemaPath: "common.schema.json#/$defs/model/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data17.api_base !== void 0) {
          if (typeof data17.api_base !== "string") {
            const err40 = { instancePath: instancePath + "/model/api_base", schemaPath: "common.schema.json#/$defs/model/properties/api_base/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data17.api_key_env !== void 0) {
          let data24 = data17.api_key_env;
          if (typeof data24 === "string") {
            if (!pattern11.test(data24)) {
              const err41 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "common.schema.json#/$defs/model/properties/api_key_env/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$"' };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          } else {
            const err42 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "common.schema.json#/$defs/model/properties/api_key_env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
      } else {
        const err43 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.usage !== void 0) {
      let data25 = data.usage;
      if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
        for (const key8 in data25) {
          if (!(key8 === "commit" || key8 === "queries")) {
            const err44 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
        if (data25.commit !== void 0) {
          if (typeof data25.commit !== "boolean") {
            const err45 = { instancePath: instancePath + "/usage/commit", schemaPath: "#/properties/usage/properties/commit/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data25.queries !== void 0) {
          if (typeof data25.queries !== "boolean") {
            const err46 = { instancePath: instancePath + "/usage/queries", schemaPath: "#/properties/usage/properties/queries/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
      } else {
        const err47 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
  } else {
    const err48 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err48];
    } else {
      vErrors.push(err48);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var receipt = validate33;
var schema57 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "run-receipt.schema.json", "title": "Run receipt", "description": "What one execution of a run specification did. Written once, at its end, as `<name>.<run_id>.result.json`, and committed.", "type": "object", "additionalProperties": false, "required": ["receipt_version", "run_id", "spec_id", "outcome", "started_at", "finished_at", "specification_hash", "template", "dataset", "versions"], "properties": { "receipt_version": { "const": 1, "title": "Receipt version", "description": "The version of this format." }, "run_id": { "type": "string", "format": "uuid", "title": "Run id", "description": "The identity of this execution." }, "spec_id": { "type": "string", "format": "uuid", "x-reference": "run", "title": "Specification id", "description": "The specification that was executed." }, "specification_hash": { "$ref": "common.schema.json#/$defs/contentHash" }, "outcome": { "type": "string", "title": "Outcome", "description": "How the execution ended.", "enum": ["succeeded", "failed", "cancelled", "budget_exhausted"], "enumDescriptions": ["It ran to its end.", "An error ended it.", "Someone stopped it; the best so far was kept.", "A cap of the budget ended it; the best so far was kept."] }, "error": { "type": "string", "title": "Error", "description": "The error that ended the run, in a sentence." }, "started_at": { "$ref": "common.schema.json#/$defs/timestamp" }, "finished_at": { "$ref": "common.schema.json#/$defs/timestamp" }, "commit": { "type": "string", "title": "Commit", "description": "The commit that was checked out." }, "dirty": { "type": "boolean", "title": "Uncommitted changes", "description": "True where record files differed from the commit." }, "template": { "$ref": "#/$defs/usedRecord" }, "dataset": { "$ref": "#/$defs/usedRecord" }, "members": { "type": "object", "title": "Members", "description": "The exact records of each split.", "additionalProperties": false, "properties": { "train": { "type": "array", "items": { "$ref": "#/$defs/usedRecord" }, "title": "Train", "description": "The records of the training split." }, "val": { "type": "array", "items": { "$ref": "#/$defs/usedRecord" }, "title": "Validation", "description": "The records of the validation split." }, "test": { "type": "array", "items": { "$ref": "#/$defs/usedRecord" }, "title": "Test", "description": "The records of the test split." } } }, "optimizer": { "type": "string", "title": "Optimizer", "description": "The optimizer that ran." }, "parameters": { "type": "object", "title": "Parameters", "description": "The optimizer's parameters as used, defaults included." }, "metric": { "type": "string", "title": "Metric", "description": "The metric that judged the answers." }, "model": { "$ref": "common.schema.json#/$defs/model" }, "seed": { "type": "integer", "title": "Seed", "description": "The seed in use." }, "versions": { "type": "object", "additionalProperties": { "type": "string", "title": "Version", "description": "A version." }, "title": "Versions", "description": "The versions of the software in use, by name." }, "scores": { "type": "object", "title": "Scores", "description": "Scores from 0 to 1 of the metric, by what was scored.", "additionalProperties": false, "properties": { "baseline_val": { "$ref": "#/$defs/measuredScore" }, "best_val": { "$ref": "#/$defs/measuredScore" }, "baseline_test": { "$ref": "#/$defs/measuredScore" }, "best_test": { "$ref": "#/$defs/measuredScore" }, "gain_val": { "$ref": "#/$defs/gain" }, "gain_test": { "$ref": "#/$defs/gain" } } }, "attribution": { "type": "object", "additionalProperties": false, "title": "Attribution", "description": "What single examples change, measured on val.", "properties": { "randomised": { "type": "object", "additionalProperties": false, "required": ["size", "planned", "subsets", "rows", "effects"], "title": "Randomised prompts", "description": "Effects from prompts with random examples, scored on the same rows.", "properties": { "size": { "type": "integer", "minimum": 1, "title": "Size", "description": "Examples in each prompt." }, "planned": { "type": "integer", "minimum": 1, "title": "Planned", "description": "Prompts that were to be scored." }, "subsets": { "type": "array", "items": { "type": "array", "items": { "type": "string", "title": "Example", "description": "An example's id." }, "title": "Prompt", "description": "The examples of a prompt, in order." }, "title": "Prompts", "description": "The prompts that were scored." }, "rows": { "type": "integer", "minimum": 0, "title": "Rows", "description": "Rows of val." }, "effects": { "type": "array", "items": { "$ref": "#/$defs/effect" }, "title": "Effects", "description": "The effect of each example of the pool." } } }, "leave_one_out": { "type": "array", "items": { "$ref": "#/$defs/effect" }, "title": "Leave one out", "description": "The final prompt less the final prompt without each of its demos. Demos that say the same mask each other, and the final prompt was chosen on these rows: its demos look better here than they are." } } }, "usage": { "type": "object", "title": "Usage", "description": "What the run consumed. A figure that is not known is left out, never zero.", "additionalProperties": false, "properties": { "calls": { "type": "integer", "minimum": 0, "title": "Calls", "description": "Calls to language models." }, "input_tokens": { "type": "integer", "minimum": 0, "title": "Input tokens", "description": "Tokens sent." }, "output_tokens": { "type": "integer", "minimum": 0, "title": "Output tokens", "description": "Tokens received." }, "cost": { "type": "number", "minimum": 0, "title": "Cost", "description": "Cost in US dollars." } } }, "program": { "type": "array", "title": "Program", "description": "The final prompt of each predictor.", "items": { "type": "object", "additionalProperties": false, "required": ["predictor", "instructions", "demos"], "title": "Predictor", "description": "One predictor of the final program.", "properties": { "predictor": { "type": "string", "title": "Predictor name", "description": "The predictor's name in the program." }, "instructions": { "type": "string", "title": "Instructions", "description": "The final instructions." }, "demos": { "type": "array", "title": "Demos", "description": "The examples in the final prompt, in order.", "items": { "type": "object", "additionalProperties": false, "required": ["inputs", "outputs", "augmented"], "title": "Demo", "description": "One example in the prompt.", "properties": { "example_id": { "type": "string", "format": "uuid", "x-reference": "example", "title": "Example", "description": "The example it came from, where known." }, "content_hash": { "$ref": "common.schema.json#/$defs/contentHash" }, "inputs": { "type": "object", "title": "Inputs", "description": "The input fields by name." }, "outputs": { "type": "object", "title": "Outputs", "description": "The output fields by name." }, "augmented": { "type": "boolean", "title": "Augmented", "description": "True where the outputs are the model's own." } } } } } } }, "adapter": { "type": "string", "title": "Adapter", "description": "How prompts were written and answers read." }, "trials": { "type": "array", "title": "Trials", "description": "Every evaluation of the run, in order.", "items": { "type": "object", "additionalProperties": false, "required": ["trial", "phase", "kind", "program", "started_at", "finished_at", "scores"], "title": "Trial", "description": "One program, evaluated.", "properties": { "trial": { "type": "integer", "title": "Number", "description": "The trial's number, from 0.", "minimum": 0 }, "phase": { "type": "string", "title": "Phase", "description": "What the run was doing." }, "split": { "type": "string", "title": "Split", "description": "The split that was evaluated; absent where rows of several were.", "enum": ["train", "val", "test"], "enumDescriptions": ["Train.", "Validation.", "Test."] }, "kind": { "type": "string", "title": "Kind", "description": "How much of the split was evaluated.", "enum": ["full", "minibatch"], "enumDescriptions": ["All of it.", "Some rows: not to be compared with others."] }, "program": { "type": "string", "title": "Program", "description": "A short name of the program's state; equal ones have the same." }, "instructions": { "type": "object", "additionalProperties": { "type": "string", "title": "Instructions", "description": "A predictor's instructions." }, "title": "Instructions", "description": "The instructions by predictor." }, "score": { "type": "number", "minimum": 0, "maximum": 1, "title": "Score", "description": "The mean of the rows without an error." }, "started_at": { "$ref": "common.schema.json#/$defs/timestamp" }, "finished_at": { "$ref": "common.schema.json#/$defs/timestamp" }, "scores": { "type": "object", "additionalProperties": { "type": ["number", "null"], "minimum": 0, "maximum": 1, "title": "Score", "description": "The row's score; null after an error." }, "title": "Scores", "description": "Scores by the id of the row." }, "errors": { "type": "object", "additionalProperties": { "type": "string", "title": "Error", "description": "The error." }, "title": "Errors", "description": "Errors by the id of the row." } } } } }, "$defs": { "usedRecord": { "type": "object", "additionalProperties": false, "required": ["id", "content_hash"], "title": "Record in use", "description": "One record in one state.", "properties": { "id": { "$ref": "common.schema.json#/$defs/uuid" }, "version": { "$ref": "common.schema.json#/$defs/version" }, "content_hash": { "$ref": "common.schema.json#/$defs/contentHash" } } }, "measuredScore": { "type": "object", "additionalProperties": false, "required": ["score", "evaluated", "errors"], "title": "Measured score", "description": "A mean with the number of rows behind it.", "properties": { "score": { "type": "number", "minimum": 0, "maximum": 1, "title": "Score", "description": "The mean score of the rows that were evaluated." }, "low": { "type": "number", "minimum": 0, "maximum": 1, "title": "Lower bound", "description": "Lower end of the 95 % interval." }, "high": { "type": "number", "minimum": 0, "maximum": 1, "title": "Upper bound", "description": "Upper end of the 95 % interval." }, "evaluated": { "type": "integer", "minimum": 0, "title": "Rows", "description": "The number of rows that were evaluated." }, "errors": { "type": "integer", "minimum": 0, "title": "Errors", "description": "Rows that ended in an error; they are not part of the mean." } } }, "gain": { "type": "object", "additionalProperties": false, "required": ["difference", "rows"], "title": "Gain", "description": "Best minus baseline, row by row.", "properties": { "difference": { "type": "number", "minimum": -1, "maximum": 1, "title": "Difference", "description": "The mean difference of the rows that both have a score for." }, "low": { "type": "number", "minimum": -1, "maximum": 1, "title": "Lower bound", "description": "Lower end of the 95 % interval of paired differences." }, "high": { "type": "number", "minimum": -1, "maximum": 1, "title": "Upper bound", "description": "Upper end of the 95 % interval of paired differences." }, "rows": { "type": "integer", "title": "Rows", "description": "The rows that were compared.", "minimum": 0 } } }, "effect": { "type": "object", "additionalProperties": false, "required": ["evaluations", "enough_evidence"], "title": "Effect", "description": "What an example in the prompt changes in the mean score.", "properties": { "demo": { "type": "integer", "minimum": 0, "title": "Demo", "description": "The demo's place in the final prompt." }, "example_id": { "type": "string", "format": "uuid", "x-reference": "example", "title": "Example", "description": "The example, where known." }, "content_hash": { "$ref": "common.schema.json#/$defs/contentHash" }, "estimate": { "type": "number", "title": "Estimate", "description": "The mean score with the example less that without it; absent where it could not be measured.", "minimum": -1, "maximum": 1 }, "low": { "type": "number", "title": "Lower bound", "description": "Lower end of the 95 % interval.", "minimum": -1, "maximum": 1 }, "high": { "type": "number", "title": "Upper bound", "description": "Upper end of the 95 % interval.", "minimum": -1, "maximum": 1 }, "evaluations": { "type": "integer", "minimum": 0, "title": "Evaluations", "description": "The scores behind the estimate." }, "p_value": { "type": "number", "title": "p value", "description": "The chance of such an estimate without any effect.", "minimum": 0, "maximum": 1 }, "enough_evidence": { "type": "boolean", "title": "Enough evidence", "description": "True where the effect is told from 0, all others that were measured in mind." } } } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.content_hash === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "content_hash" }, message: "must have required property 'content_hash'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "version" || key0 === "content_hash")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!(typeof data.id === "string")) {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "common.schema.json#/$defs/uuid/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "common.schema.json#/$defs/version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/version", schemaPath: "common.schema.json#/$defs/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.content_hash !== void 0) {
      let data2 = data.content_hash;
      if (typeof data2 === "string") {
        if (!pattern4.test(data2)) {
          const err6 = { instancePath: instancePath + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema72 = { "type": "object", "additionalProperties": false, "required": ["evaluations", "enough_evidence"], "title": "Effect", "description": "What an example in the prompt changes in the mean score.", "properties": { "demo": { "type": "integer", "minimum": 0, "title": "Demo", "description": "The demo's place in the final prompt." }, "example_id": { "type": "string", "format": "uuid", "x-reference": "example", "title": "Example", "description": "The example, where known." }, "content_hash": { "$ref": "common.schema.json#/$defs/contentHash" }, "estimate": { "type": "number", "title": "Estimate", "description": "The mean score with the example less that without it; absent where it could not be measured.", "minimum": -1, "maximum": 1 }, "low": { "type": "number", "title": "Lower bound", "description": "Lower end of the 95 % interval.", "minimum": -1, "maximum": 1 }, "high": { "type": "number", "title": "Upper bound", "description": "Upper end of the 95 % interval.", "minimum": -1, "maximum": 1 }, "evaluations": { "type": "integer", "minimum": 0, "title": "Evaluations", "description": "The scores behind the estimate." }, "p_value": { "type": "number", "title": "p value", "description": "The chance of such an estimate without any effect.", "minimum": 0, "maximum": 1 }, "enough_evidence": { "type": "boolean", "title": "Enough evidence", "description": "True where the effect is told from 0, all others that were measured in mind." } } };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.evaluations === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evaluations" }, message: "must have required property 'evaluations'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.enough_evidence === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "enough_evidence" }, message: "must have required property 'enough_evidence'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema72.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.demo !== void 0) {
      let data0 = data.demo;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err3 = { instancePath: instancePath + "/demo", schemaPath: "#/properties/demo/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err4 = { instancePath: instancePath + "/demo", schemaPath: "#/properties/demo/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.example_id !== void 0) {
      if (!(typeof data.example_id === "string")) {
        const err5 = { instancePath: instancePath + "/example_id", schemaPath: "#/properties/example_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.content_hash !== void 0) {
      let data2 = data.content_hash;
      if (typeof data2 === "string") {
        if (!pattern4.test(data2)) {
          const err6 = { instancePath: instancePath + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.estimate !== void 0) {
      let data3 = data.estimate;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1 || isNaN(data3)) {
          const err8 = { instancePath: instancePath + "/estimate", schemaPath: "#/properties/estimate/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data3 < -1 || isNaN(data3)) {
          const err9 = { instancePath: instancePath + "/estimate", schemaPath: "#/properties/estimate/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/estimate", schemaPath: "#/properties/estimate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.low !== void 0) {
      let data4 = data.low;
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 1 || isNaN(data4)) {
          const err11 = { instancePath: instancePath + "/low", schemaPath: "#/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data4 < -1 || isNaN(data4)) {
          const err12 = { instancePath: instancePath + "/low", schemaPath: "#/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/low", schemaPath: "#/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.high !== void 0) {
      let data5 = data.high;
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1 || isNaN(data5)) {
          const err14 = { instancePath: instancePath + "/high", schemaPath: "#/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data5 < -1 || isNaN(data5)) {
          const err15 = { instancePath: instancePath + "/high", schemaPath: "#/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/high", schemaPath: "#/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.evaluations !== void 0) {
      let data6 = data.evaluations;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
        const err17 = { instancePath: instancePath + "/evaluations", schemaPath: "#/properties/evaluations/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 < 0 || isNaN(data6)) {
          const err18 = { instancePath: instancePath + "/evaluations", schemaPath: "#/properties/evaluations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      }
    }
    if (data.p_value !== void 0) {
      let data7 = data.p_value;
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 1 || isNaN(data7)) {
          const err19 = { instancePath: instancePath + "/p_value", schemaPath: "#/properties/p_value/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (data7 < 0 || isNaN(data7)) {
          const err20 = { instancePath: instancePath + "/p_value", schemaPath: "#/properties/p_value/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/p_value", schemaPath: "#/properties/p_value/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.enough_evidence !== void 0) {
      if (typeof data.enough_evidence !== "boolean") {
        const err22 = { instancePath: instancePath + "/enough_evidence", schemaPath: "#/properties/enough_evidence/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.receipt_version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receipt_version" }, message: "must have required property 'receipt_version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.run_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run_id" }, message: "must have required property 'run_id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.spec_id === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec_id" }, message: "must have required property 'spec_id'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.outcome === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outcome" }, message: "must have required property 'outcome'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.started_at === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "started_at" }, message: "must have required property 'started_at'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.finished_at === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "finished_at" }, message: "must have required property 'finished_at'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.specification_hash === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "specification_hash" }, message: "must have required property 'specification_hash'" };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.template === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "template" }, message: "must have required property 'template'" };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.dataset === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "dataset" }, message: "must have required property 'dataset'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.versions === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "versions" }, message: "must have required property 'versions'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema57.properties, key0)) {
        const err10 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.receipt_version !== void 0) {
      if (1 !== data.receipt_version) {
        const err11 = { instancePath: instancePath + "/receipt_version", schemaPath: "#/properties/receipt_version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.run_id !== void 0) {
      if (!(typeof data.run_id === "string")) {
        const err12 = { instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.spec_id !== void 0) {
      if (!(typeof data.spec_id === "string")) {
        const err13 = { instancePath: instancePath + "/spec_id", schemaPath: "#/properties/spec_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.specification_hash !== void 0) {
      let data3 = data.specification_hash;
      if (typeof data3 === "string") {
        if (!pattern4.test(data3)) {
          const err14 = { instancePath: instancePath + "/specification_hash", schemaPath: "common.schema.json#/$defs/contentHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/specification_hash", schemaPath: "common.schema.json#/$defs/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.outcome !== void 0) {
      let data4 = data.outcome;
      if (typeof data4 !== "string") {
        const err16 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (!(data4 === "succeeded" || data4 === "failed" || data4 === "cancelled" || data4 === "budget_exhausted")) {
        const err17 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema57.properties.outcome.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.error !== void 0) {
      if (typeof data.error !== "string") {
        const err18 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.started_at !== void 0) {
      if (!(typeof data.started_at === "string")) {
        const err19 = { instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/$defs/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.finished_at !== void 0) {
      if (!(typeof data.finished_at === "string")) {
        const err20 = { instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/$defs/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.commit !== void 0) {
      if (typeof data.commit !== "string") {
        const err21 = { instancePath: instancePath + "/commit", schemaPath: "#/properties/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.dirty !== void 0) {
      if (typeof data.dirty !== "boolean") {
        const err22 = { instancePath: instancePath + "/dirty", schemaPath: "#/properties/dirty/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      if (!validate34(data.template, { instancePath: instancePath + "/template", parentData: data, parentDataProperty: "template", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.dataset !== void 0) {
      if (!validate34(data.dataset, { instancePath: instancePath + "/dataset", parentData: data, parentDataProperty: "dataset", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.members !== void 0) {
      let data12 = data.members;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        for (const key1 in data12) {
          if (!(key1 === "train" || key1 === "val" || key1 === "test")) {
            const err23 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data12.train !== void 0) {
          let data13 = data12.train;
          if (Array.isArray(data13)) {
            const len0 = data13.length;
            for (let i0 = 0; i0 < len0; i0++) {
              if (!validate34(data13[i0], { instancePath: instancePath + "/members/train/" + i0, parentData: data13, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/members/train", schemaPath: "#/properties/members/properties/train/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data12.val !== void 0) {
          let data15 = data12.val;
          if (Array.isArray(data15)) {
            const len1 = data15.length;
            for (let i1 = 0; i1 < len1; i1++) {
              if (!validate34(data15[i1], { instancePath: instancePath + "/members/val/" + i1, parentData: data15, parentDataProperty: i1, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err25 = { instancePath: instancePath + "/members/val", schemaPath: "#/properties/members/properties/val/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data12.test !== void 0) {
          let data17 = data12.test;
          if (Array.isArray(data17)) {
            const len2 = data17.length;
            for (let i2 = 0; i2 < len2; i2++) {
              if (!validate34(data17[i2], { instancePath: instancePath + "/members/test/" + i2, parentData: data17, parentDataProperty: i2, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err26 = { instancePath: instancePath + "/members/test", schemaPath: "#/properties/members/properties/test/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.optimizer !== void 0) {
      if (typeof data.optimizer !== "string") {
        const err28 = { instancePath: instancePath + "/optimizer", schemaPath: "#/properties/optimizer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.parameters !== void 0) {
      let data20 = data.parameters;
      if (!(data20 && typeof data20 == "object" && !Array.isArray(data20))) {
        const err29 = { instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.metric !== void 0) {
      if (typeof data.metric !== "string") {
        const err30 = { instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      let data22 = data.model;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        if (data22.name === void 0) {
          const err31 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        for (const key2 in data22) {
          if (!(key2 === "name" || key2 === "temperature" || key2 === "max_tokens" || key2 === "top_p" || key2 === "seed" || key2 === "api_base" || key2 === "api_key_env")) {
            const err32 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data22.name !== void 0) {
          if (typeof data22.name !== "string") {
            const err33 = { instancePath: instancePath + "/model/name", schemaPath: "common.schema.json#/$defs/model/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data22.temperature !== void 0) {
          let data24 = data22.temperature;
          if (typeof data24 == "number" && isFinite(data24)) {
            if (data24 > 2 || isNaN(data24)) {
              const err34 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (data24 < 0 || isNaN(data24)) {
              const err35 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = { instancePath: instancePath + "/model/temperature", schemaPath: "common.schema.json#/$defs/model/properties/temperature/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data22.max_tokens !== void 0) {
          let data25 = data22.max_tokens;
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err37 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "common.schema.json#/$defs/model/properties/max_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 < 1 || isNaN(data25)) {
              const err38 = { instancePath: instancePath + "/model/max_tokens", schemaPath: "common.schema.json#/$defs/model/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
          }
        }
        if (data22.top_p !== void 0) {
          let data26 = data22.top_p;
          if (typeof data26 == "number" && isFinite(data26)) {
            if (data26 > 1 || isNaN(data26)) {
              const err39 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            if (data26 <= 0 || isNaN(data26)) {
              const err40 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          } else {
            const err41 = { instancePath: instancePath + "/model/top_p", schemaPath: "common.schema.json#/$defs/model/properties/top_p/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
        }
        if (data22.seed !== void 0) {
          let data27 = data22.seed;
          if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
            const err42 = { instancePath: instancePath + "/model/seed", schemaPath: "common.schema.json#/$defs/model/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data22.api_base !== void 0) {
          if (typeof data22.api_base !== "string") {
            const err43 = { instancePath: instancePath + "/model/api_base", schemaPath: "common.schema.json#/$defs/model/properties/api_base/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data22.api_key_env !== void 0) {
          let data29 = data22.api_key_env;
          if (typeof data29 === "string") {
            if (!pattern11.test(data29)) {
              const err44 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "common.schema.json#/$defs/model/properties/api_key_env/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$"' };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/model/api_key_env", schemaPath: "common.schema.json#/$defs/model/properties/api_key_env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/model", schemaPath: "common.schema.json#/$defs/model/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
    if (data.seed !== void 0) {
      let data30 = data.seed;
      if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
        const err47 = { instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.versions !== void 0) {
      let data31 = data.versions;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key3 in data31) {
          if (typeof data31[key3] !== "string") {
            const err48 = { instancePath: instancePath + "/versions/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/versions/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/versions", schemaPath: "#/properties/versions/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.scores !== void 0) {
      let data33 = data.scores;
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        for (const key4 in data33) {
          if (!(key4 === "baseline_val" || key4 === "best_val" || key4 === "baseline_test" || key4 === "best_test" || key4 === "gain_val" || key4 === "gain_test")) {
            const err50 = { instancePath: instancePath + "/scores", schemaPath: "#/properties/scores/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data33.baseline_val !== void 0) {
          let data34 = data33.baseline_val;
          if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
            if (data34.score === void 0) {
              const err51 = { instancePath: instancePath + "/scores/baseline_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "score" }, message: "must have required property 'score'" };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            if (data34.evaluated === void 0) {
              const err52 = { instancePath: instancePath + "/scores/baseline_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "evaluated" }, message: "must have required property 'evaluated'" };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            if (data34.errors === void 0) {
              const err53 = { instancePath: instancePath + "/scores/baseline_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property 'errors'" };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            for (const key5 in data34) {
              if (!(key5 === "score" || key5 === "low" || key5 === "high" || key5 === "evaluated" || key5 === "errors")) {
                const err54 = { instancePath: instancePath + "/scores/baseline_val", schemaPath: "#/$defs/measuredScore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data34.score !== void 0) {
              let data35 = data34.score;
              if (typeof data35 == "number" && isFinite(data35)) {
                if (data35 > 1 || isNaN(data35)) {
                  const err55 = { instancePath: instancePath + "/scores/baseline_val/score", schemaPath: "#/$defs/measuredScore/properties/score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                if (data35 < 0 || isNaN(data35)) {
                  const err56 = { instancePath: instancePath + "/scores/baseline_val/score", schemaPath: "#/$defs/measuredScore/properties/score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
              } else {
                const err57 = { instancePath: instancePath + "/scores/baseline_val/score", schemaPath: "#/$defs/measuredScore/properties/score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
            if (data34.low !== void 0) {
              let data36 = data34.low;
              if (typeof data36 == "number" && isFinite(data36)) {
                if (data36 > 1 || isNaN(data36)) {
                  const err58 = { instancePath: instancePath + "/scores/baseline_val/low", schemaPath: "#/$defs/measuredScore/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err58];
                  } else {
                    vErrors.push(err58);
                  }
                  errors++;
                }
                if (data36 < 0 || isNaN(data36)) {
                  const err59 = { instancePath: instancePath + "/scores/baseline_val/low", schemaPath: "#/$defs/measuredScore/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              } else {
                const err60 = { instancePath: instancePath + "/scores/baseline_val/low", schemaPath: "#/$defs/measuredScore/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data34.high !== void 0) {
              let data37 = data34.high;
              if (typeof data37 == "number" && isFinite(data37)) {
                if (data37 > 1 || isNaN(data37)) {
                  const err61 = { instancePath: instancePath + "/scores/baseline_val/high", schemaPath: "#/$defs/measuredScore/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (data37 < 0 || isNaN(data37)) {
                  const err62 = { instancePath: instancePath + "/scores/baseline_val/high", schemaPath: "#/$defs/measuredScore/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
              } else {
                const err63 = { instancePath: instancePath + "/scores/baseline_val/high", schemaPath: "#/$defs/measuredScore/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
            }
            if (data34.evaluated !== void 0) {
              let data38 = data34.evaluated;
              if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)) && isFinite(data38))) {
                const err64 = { instancePath: instancePath + "/scores/baseline_val/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
              if (typeof data38 == "number" && isFinite(data38)) {
                if (data38 < 0 || isNaN(data38)) {
                  const err65 = { instancePath: instancePath + "/scores/baseline_val/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err65];
                  } else {
                    vErrors.push(err65);
                  }
                  errors++;
                }
              }
            }
            if (data34.errors !== void 0) {
              let data39 = data34.errors;
              if (!(typeof data39 == "number" && (!(data39 % 1) && !isNaN(data39)) && isFinite(data39))) {
                const err66 = { instancePath: instancePath + "/scores/baseline_val/errors", schemaPath: "#/$defs/measuredScore/properties/errors/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
              if (typeof data39 == "number" && isFinite(data39)) {
                if (data39 < 0 || isNaN(data39)) {
                  const err67 = { instancePath: instancePath + "/scores/baseline_val/errors", schemaPath: "#/$defs/measuredScore/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err67];
                  } else {
                    vErrors.push(err67);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err68 = { instancePath: instancePath + "/scores/baseline_val", schemaPath: "#/$defs/measuredScore/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err68];
            } else {
              vErrors.push(err68);
            }
            errors++;
          }
        }
        if (data33.best_val !== void 0) {
          let data40 = data33.best_val;
          if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
            if (data40.score === void 0) {
              const err69 = { instancePath: instancePath + "/scores/best_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "score" }, message: "must have required property 'score'" };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            if (data40.evaluated === void 0) {
              const err70 = { instancePath: instancePath + "/scores/best_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "evaluated" }, message: "must have required property 'evaluated'" };
              if (vErrors === null) {
                vErrors = [err70];
              } else {
                vErrors.push(err70);
              }
              errors++;
            }
            if (data40.errors === void 0) {
              const err71 = { instancePath: instancePath + "/scores/best_val", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property 'errors'" };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
            for (const key6 in data40) {
              if (!(key6 === "score" || key6 === "low" || key6 === "high" || key6 === "evaluated" || key6 === "errors")) {
                const err72 = { instancePath: instancePath + "/scores/best_val", schemaPath: "#/$defs/measuredScore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
            if (data40.score !== void 0) {
              let data41 = data40.score;
              if (typeof data41 == "number" && isFinite(data41)) {
                if (data41 > 1 || isNaN(data41)) {
                  const err73 = { instancePath: instancePath + "/scores/best_val/score", schemaPath: "#/$defs/measuredScore/properties/score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (data41 < 0 || isNaN(data41)) {
                  const err74 = { instancePath: instancePath + "/scores/best_val/score", schemaPath: "#/$defs/measuredScore/properties/score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              } else {
                const err75 = { instancePath: instancePath + "/scores/best_val/score", schemaPath: "#/$defs/measuredScore/properties/score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
            if (data40.low !== void 0) {
              let data42 = data40.low;
              if (typeof data42 == "number" && isFinite(data42)) {
                if (data42 > 1 || isNaN(data42)) {
                  const err76 = { instancePath: instancePath + "/scores/best_val/low", schemaPath: "#/$defs/measuredScore/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
                if (data42 < 0 || isNaN(data42)) {
                  const err77 = { instancePath: instancePath + "/scores/best_val/low", schemaPath: "#/$defs/measuredScore/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err77];
                  } else {
                    vErrors.push(err77);
                  }
                  errors++;
                }
              } else {
                const err78 = { instancePath: instancePath + "/scores/best_val/low", schemaPath: "#/$defs/measuredScore/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  vErrors.push(err78);
                }
                errors++;
              }
            }
            if (data40.high !== void 0) {
              let data43 = data40.high;
              if (typeof data43 == "number" && isFinite(data43)) {
                if (data43 > 1 || isNaN(data43)) {
                  const err79 = { instancePath: instancePath + "/scores/best_val/high", schemaPath: "#/$defs/measuredScore/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    vErrors.push(err79);
                  }
                  errors++;
                }
                if (data43 < 0 || isNaN(data43)) {
                  const err80 = { instancePath: instancePath + "/scores/best_val/high", schemaPath: "#/$defs/measuredScore/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err80];
                  } else {
                    vErrors.push(err80);
                  }
                  errors++;
                }
              } else {
                const err81 = { instancePath: instancePath + "/scores/best_val/high", schemaPath: "#/$defs/measuredScore/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            }
            if (data40.evaluated !== void 0) {
              let data44 = data40.evaluated;
              if (!(typeof data44 == "number" && (!(data44 % 1) && !isNaN(data44)) && isFinite(data44))) {
                const err82 = { instancePath: instancePath + "/scores/best_val/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err82];
                } else {
                  vErrors.push(err82);
                }
                errors++;
              }
              if (typeof data44 == "number" && isFinite(data44)) {
                if (data44 < 0 || isNaN(data44)) {
                  const err83 = { instancePath: instancePath + "/scores/best_val/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err83];
                  } else {
                    vErrors.push(err83);
                  }
                  errors++;
                }
              }
            }
            if (data40.errors !== void 0) {
              let data45 = data40.errors;
              if (!(typeof data45 == "number" && (!(data45 % 1) && !isNaN(data45)) && isFinite(data45))) {
                const err84 = { instancePath: instancePath + "/scores/best_val/errors", schemaPath: "#/$defs/measuredScore/properties/errors/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
              if (typeof data45 == "number" && isFinite(data45)) {
                if (data45 < 0 || isNaN(data45)) {
                  const err85 = { instancePath: instancePath + "/scores/best_val/errors", schemaPath: "#/$defs/measuredScore/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err85];
                  } else {
                    vErrors.push(err85);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err86 = { instancePath: instancePath + "/scores/best_val", schemaPath: "#/$defs/measuredScore/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data33.baseline_test !== void 0) {
          let data46 = data33.baseline_test;
          if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
            if (data46.score === void 0) {
              const err87 = { instancePath: instancePath + "/scores/baseline_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "score" }, message: "must have required property 'score'" };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
            if (data46.evaluated === void 0) {
              const err88 = { instancePath: instancePath + "/scores/baseline_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "evaluated" }, message: "must have required property 'evaluated'" };
              if (vErrors === null) {
                vErrors = [err88];
              } else {
                vErrors.push(err88);
              }
              errors++;
            }
            if (data46.errors === void 0) {
              const err89 = { instancePath: instancePath + "/scores/baseline_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property 'errors'" };
              if (vErrors === null) {
                vErrors = [err89];
              } else {
                vErrors.push(err89);
              }
              errors++;
            }
            for (const key7 in data46) {
              if (!(key7 === "score" || key7 === "low" || key7 === "high" || key7 === "evaluated" || key7 === "errors")) {
                const err90 = { instancePath: instancePath + "/scores/baseline_test", schemaPath: "#/$defs/measuredScore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err90];
                } else {
                  vErrors.push(err90);
                }
                errors++;
              }
            }
            if (data46.score !== void 0) {
              let data47 = data46.score;
              if (typeof data47 == "number" && isFinite(data47)) {
                if (data47 > 1 || isNaN(data47)) {
                  const err91 = { instancePath: instancePath + "/scores/baseline_test/score", schemaPath: "#/$defs/measuredScore/properties/score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err91];
                  } else {
                    vErrors.push(err91);
                  }
                  errors++;
                }
                if (data47 < 0 || isNaN(data47)) {
                  const err92 = { instancePath: instancePath + "/scores/baseline_test/score", schemaPath: "#/$defs/measuredScore/properties/score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
              } else {
                const err93 = { instancePath: instancePath + "/scores/baseline_test/score", schemaPath: "#/$defs/measuredScore/properties/score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
            }
            if (data46.low !== void 0) {
              let data48 = data46.low;
              if (typeof data48 == "number" && isFinite(data48)) {
                if (data48 > 1 || isNaN(data48)) {
                  const err94 = { instancePath: instancePath + "/scores/baseline_test/low", schemaPath: "#/$defs/measuredScore/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
                if (data48 < 0 || isNaN(data48)) {
                  const err95 = { instancePath: instancePath + "/scores/baseline_test/low", schemaPath: "#/$defs/measuredScore/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err95];
                  } else {
                    vErrors.push(err95);
                  }
                  errors++;
                }
              } else {
                const err96 = { instancePath: instancePath + "/scores/baseline_test/low", schemaPath: "#/$defs/measuredScore/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err96];
                } else {
                  vErrors.push(err96);
                }
                errors++;
              }
            }
            if (data46.high !== void 0) {
              let data49 = data46.high;
              if (typeof data49 == "number" && isFinite(data49)) {
                if (data49 > 1 || isNaN(data49)) {
                  const err97 = { instancePath: instancePath + "/scores/baseline_test/high", schemaPath: "#/$defs/measuredScore/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err97];
                  } else {
                    vErrors.push(err97);
                  }
                  errors++;
                }
                if (data49 < 0 || isNaN(data49)) {
                  const err98 = { instancePath: instancePath + "/scores/baseline_test/high", schemaPath: "#/$defs/measuredScore/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err98];
                  } else {
                    vErrors.push(err98);
                  }
                  errors++;
                }
              } else {
                const err99 = { instancePath: instancePath + "/scores/baseline_test/high", schemaPath: "#/$defs/measuredScore/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err99];
                } else {
                  vErrors.push(err99);
                }
                errors++;
              }
            }
            if (data46.evaluated !== void 0) {
              let data50 = data46.evaluated;
              if (!(typeof data50 == "number" && (!(data50 % 1) && !isNaN(data50)) && isFinite(data50))) {
                const err100 = { instancePath: instancePath + "/scores/baseline_test/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err100];
                } else {
                  vErrors.push(err100);
                }
                errors++;
              }
              if (typeof data50 == "number" && isFinite(data50)) {
                if (data50 < 0 || isNaN(data50)) {
                  const err101 = { instancePath: instancePath + "/scores/baseline_test/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    vErrors.push(err101);
                  }
                  errors++;
                }
              }
            }
            if (data46.errors !== void 0) {
              let data51 = data46.errors;
              if (!(typeof data51 == "number" && (!(data51 % 1) && !isNaN(data51)) && isFinite(data51))) {
                const err102 = { instancePath: instancePath + "/scores/baseline_test/errors", schemaPath: "#/$defs/measuredScore/properties/errors/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err102];
                } else {
                  vErrors.push(err102);
                }
                errors++;
              }
              if (typeof data51 == "number" && isFinite(data51)) {
                if (data51 < 0 || isNaN(data51)) {
                  const err103 = { instancePath: instancePath + "/scores/baseline_test/errors", schemaPath: "#/$defs/measuredScore/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err103];
                  } else {
                    vErrors.push(err103);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err104 = { instancePath: instancePath + "/scores/baseline_test", schemaPath: "#/$defs/measuredScore/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err104];
            } else {
              vErrors.push(err104);
            }
            errors++;
          }
        }
        if (data33.best_test !== void 0) {
          let data52 = data33.best_test;
          if (data52 && typeof data52 == "object" && !Array.isArray(data52)) {
            if (data52.score === void 0) {
              const err105 = { instancePath: instancePath + "/scores/best_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "score" }, message: "must have required property 'score'" };
              if (vErrors === null) {
                vErrors = [err105];
              } else {
                vErrors.push(err105);
              }
              errors++;
            }
            if (data52.evaluated === void 0) {
              const err106 = { instancePath: instancePath + "/scores/best_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "evaluated" }, message: "must have required property 'evaluated'" };
              if (vErrors === null) {
                vErrors = [err106];
              } else {
                vErrors.push(err106);
              }
              errors++;
            }
            if (data52.errors === void 0) {
              const err107 = { instancePath: instancePath + "/scores/best_test", schemaPath: "#/$defs/measuredScore/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property 'errors'" };
              if (vErrors === null) {
                vErrors = [err107];
              } else {
                vErrors.push(err107);
              }
              errors++;
            }
            for (const key8 in data52) {
              if (!(key8 === "score" || key8 === "low" || key8 === "high" || key8 === "evaluated" || key8 === "errors")) {
                const err108 = { instancePath: instancePath + "/scores/best_test", schemaPath: "#/$defs/measuredScore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err108];
                } else {
                  vErrors.push(err108);
                }
                errors++;
              }
            }
            if (data52.score !== void 0) {
              let data53 = data52.score;
              if (typeof data53 == "number" && isFinite(data53)) {
                if (data53 > 1 || isNaN(data53)) {
                  const err109 = { instancePath: instancePath + "/scores/best_test/score", schemaPath: "#/$defs/measuredScore/properties/score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err109];
                  } else {
                    vErrors.push(err109);
                  }
                  errors++;
                }
                if (data53 < 0 || isNaN(data53)) {
                  const err110 = { instancePath: instancePath + "/scores/best_test/score", schemaPath: "#/$defs/measuredScore/properties/score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err110];
                  } else {
                    vErrors.push(err110);
                  }
                  errors++;
                }
              } else {
                const err111 = { instancePath: instancePath + "/scores/best_test/score", schemaPath: "#/$defs/measuredScore/properties/score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err111];
                } else {
                  vErrors.push(err111);
                }
                errors++;
              }
            }
            if (data52.low !== void 0) {
              let data54 = data52.low;
              if (typeof data54 == "number" && isFinite(data54)) {
                if (data54 > 1 || isNaN(data54)) {
                  const err112 = { instancePath: instancePath + "/scores/best_test/low", schemaPath: "#/$defs/measuredScore/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err112];
                  } else {
                    vErrors.push(err112);
                  }
                  errors++;
                }
                if (data54 < 0 || isNaN(data54)) {
                  const err113 = { instancePath: instancePath + "/scores/best_test/low", schemaPath: "#/$defs/measuredScore/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err113];
                  } else {
                    vErrors.push(err113);
                  }
                  errors++;
                }
              } else {
                const err114 = { instancePath: instancePath + "/scores/best_test/low", schemaPath: "#/$defs/measuredScore/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err114];
                } else {
                  vErrors.push(err114);
                }
                errors++;
              }
            }
            if (data52.high !== void 0) {
              let data55 = data52.high;
              if (typeof data55 == "number" && isFinite(data55)) {
                if (data55 > 1 || isNaN(data55)) {
                  const err115 = { instancePath: instancePath + "/scores/best_test/high", schemaPath: "#/$defs/measuredScore/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err115];
                  } else {
                    vErrors.push(err115);
                  }
                  errors++;
                }
                if (data55 < 0 || isNaN(data55)) {
                  const err116 = { instancePath: instancePath + "/scores/best_test/high", schemaPath: "#/$defs/measuredScore/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err116];
                  } else {
                    vErrors.push(err116);
                  }
                  errors++;
                }
              } else {
                const err117 = { instancePath: instancePath + "/scores/best_test/high", schemaPath: "#/$defs/measuredScore/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
            if (data52.evaluated !== void 0) {
              let data56 = data52.evaluated;
              if (!(typeof data56 == "number" && (!(data56 % 1) && !isNaN(data56)) && isFinite(data56))) {
                const err118 = { instancePath: instancePath + "/scores/best_test/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err118];
                } else {
                  vErrors.push(err118);
                }
                errors++;
              }
              if (typeof data56 == "number" && isFinite(data56)) {
                if (data56 < 0 || isNaN(data56)) {
                  const err119 = { instancePath: instancePath + "/scores/best_test/evaluated", schemaPath: "#/$defs/measuredScore/properties/evaluated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err119];
                  } else {
                    vErrors.push(err119);
                  }
                  errors++;
                }
              }
            }
            if (data52.errors !== void 0) {
              let data57 = data52.errors;
              if (!(typeof data57 == "number" && (!(data57 % 1) && !isNaN(data57)) && isFinite(data57))) {
                const err120 = { instancePath: instancePath + "/scores/best_test/errors", schemaPath: "#/$defs/measuredScore/properties/errors/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err120];
                } else {
                  vErrors.push(err120);
                }
                errors++;
              }
              if (typeof data57 == "number" && isFinite(data57)) {
                if (data57 < 0 || isNaN(data57)) {
                  const err121 = { instancePath: instancePath + "/scores/best_test/errors", schemaPath: "#/$defs/measuredScore/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err121];
                  } else {
                    vErrors.push(err121);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err122 = { instancePath: instancePath + "/scores/best_test", schemaPath: "#/$defs/measuredScore/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err122];
            } else {
              vErrors.push(err122);
            }
            errors++;
          }
        }
        if (data33.gain_val !== void 0) {
          let data58 = data33.gain_val;
          if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
            if (data58.difference === void 0) {
              const err123 = { instancePath: instancePath + "/scores/gain_val", schemaPath: "#/$defs/gain/required", keyword: "required", params: { missingProperty: "difference" }, message: "must have required property 'difference'" };
              if (vErrors === null) {
                vErrors = [err123];
              } else {
                vErrors.push(err123);
              }
              errors++;
            }
            if (data58.rows === void 0) {
              const err124 = { instancePath: instancePath + "/scores/gain_val", schemaPath: "#/$defs/gain/required", keyword: "required", params: { missingProperty: "rows" }, message: "must have required property 'rows'" };
              if (vErrors === null) {
                vErrors = [err124];
              } else {
                vErrors.push(err124);
              }
              errors++;
            }
            for (const key9 in data58) {
              if (!(key9 === "difference" || key9 === "low" || key9 === "high" || key9 === "rows")) {
                const err125 = { instancePath: instancePath + "/scores/gain_val", schemaPath: "#/$defs/gain/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err125];
                } else {
                  vErrors.push(err125);
                }
                errors++;
              }
            }
            if (data58.difference !== void 0) {
              let data59 = data58.difference;
              if (typeof data59 == "number" && isFinite(data59)) {
                if (data59 > 1 || isNaN(data59)) {
                  const err126 = { instancePath: instancePath + "/scores/gain_val/difference", schemaPath: "#/$defs/gain/properties/difference/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err126];
                  } else {
                    vErrors.push(err126);
                  }
                  errors++;
                }
                if (data59 < -1 || isNaN(data59)) {
                  const err127 = { instancePath: instancePath + "/scores/gain_val/difference", schemaPath: "#/$defs/gain/properties/difference/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err127];
                  } else {
                    vErrors.push(err127);
                  }
                  errors++;
                }
              } else {
                const err128 = { instancePath: instancePath + "/scores/gain_val/difference", schemaPath: "#/$defs/gain/properties/difference/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err128];
                } else {
                  vErrors.push(err128);
                }
                errors++;
              }
            }
            if (data58.low !== void 0) {
              let data60 = data58.low;
              if (typeof data60 == "number" && isFinite(data60)) {
                if (data60 > 1 || isNaN(data60)) {
                  const err129 = { instancePath: instancePath + "/scores/gain_val/low", schemaPath: "#/$defs/gain/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err129];
                  } else {
                    vErrors.push(err129);
                  }
                  errors++;
                }
                if (data60 < -1 || isNaN(data60)) {
                  const err130 = { instancePath: instancePath + "/scores/gain_val/low", schemaPath: "#/$defs/gain/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err130];
                  } else {
                    vErrors.push(err130);
                  }
                  errors++;
                }
              } else {
                const err131 = { instancePath: instancePath + "/scores/gain_val/low", schemaPath: "#/$defs/gain/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err131];
                } else {
                  vErrors.push(err131);
                }
                errors++;
              }
            }
            if (data58.high !== void 0) {
              let data61 = data58.high;
              if (typeof data61 == "number" && isFinite(data61)) {
                if (data61 > 1 || isNaN(data61)) {
                  const err132 = { instancePath: instancePath + "/scores/gain_val/high", schemaPath: "#/$defs/gain/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err132];
                  } else {
                    vErrors.push(err132);
                  }
                  errors++;
                }
                if (data61 < -1 || isNaN(data61)) {
                  const err133 = { instancePath: instancePath + "/scores/gain_val/high", schemaPath: "#/$defs/gain/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err133];
                  } else {
                    vErrors.push(err133);
                  }
                  errors++;
                }
              } else {
                const err134 = { instancePath: instancePath + "/scores/gain_val/high", schemaPath: "#/$defs/gain/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err134];
                } else {
                  vErrors.push(err134);
                }
                errors++;
              }
            }
            if (data58.rows !== void 0) {
              let data62 = data58.rows;
              if (!(typeof data62 == "number" && (!(data62 % 1) && !isNaN(data62)) && isFinite(data62))) {
                const err135 = { instancePath: instancePath + "/scores/gain_val/rows", schemaPath: "#/$defs/gain/properties/rows/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err135];
                } else {
                  vErrors.push(err135);
                }
                errors++;
              }
              if (typeof data62 == "number" && isFinite(data62)) {
                if (data62 < 0 || isNaN(data62)) {
                  const err136 = { instancePath: instancePath + "/scores/gain_val/rows", schemaPath: "#/$defs/gain/properties/rows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err136];
                  } else {
                    vErrors.push(err136);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err137 = { instancePath: instancePath + "/scores/gain_val", schemaPath: "#/$defs/gain/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err137];
            } else {
              vErrors.push(err137);
            }
            errors++;
          }
        }
        if (data33.gain_test !== void 0) {
          let data63 = data33.gain_test;
          if (data63 && typeof data63 == "object" && !Array.isArray(data63)) {
            if (data63.difference === void 0) {
              const err138 = { instancePath: instancePath + "/scores/gain_test", schemaPath: "#/$defs/gain/required", keyword: "required", params: { missingProperty: "difference" }, message: "must have required property 'difference'" };
              if (vErrors === null) {
                vErrors = [err138];
              } else {
                vErrors.push(err138);
              }
              errors++;
            }
            if (data63.rows === void 0) {
              const err139 = { instancePath: instancePath + "/scores/gain_test", schemaPath: "#/$defs/gain/required", keyword: "required", params: { missingProperty: "rows" }, message: "must have required property 'rows'" };
              if (vErrors === null) {
                vErrors = [err139];
              } else {
                vErrors.push(err139);
              }
              errors++;
            }
            for (const key10 in data63) {
              if (!(key10 === "difference" || key10 === "low" || key10 === "high" || key10 === "rows")) {
                const err140 = { instancePath: instancePath + "/scores/gain_test", schemaPath: "#/$defs/gain/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err140];
                } else {
                  vErrors.push(err140);
                }
                errors++;
              }
            }
            if (data63.difference !== void 0) {
              let data64 = data63.difference;
              if (typeof data64 == "number" && isFinite(data64)) {
                if (data64 > 1 || isNaN(data64)) {
                  const err141 = { instancePath: instancePath + "/scores/gain_test/difference", schemaPath: "#/$defs/gain/properties/difference/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err141];
                  } else {
                    vErrors.push(err141);
                  }
                  errors++;
                }
                if (data64 < -1 || isNaN(data64)) {
                  const err142 = { instancePath: instancePath + "/scores/gain_test/difference", schemaPath: "#/$defs/gain/properties/difference/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err142];
                  } else {
                    vErrors.push(err142);
                  }
                  errors++;
                }
              } else {
                const err143 = { instancePath: instancePath + "/scores/gain_test/difference", schemaPath: "#/$defs/gain/properties/difference/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err143];
                } else {
                  vErrors.push(err143);
                }
                errors++;
              }
            }
            if (data63.low !== void 0) {
              let data65 = data63.low;
              if (typeof data65 == "number" && isFinite(data65)) {
                if (data65 > 1 || isNaN(data65)) {
                  const err144 = { instancePath: instancePath + "/scores/gain_test/low", schemaPath: "#/$defs/gain/properties/low/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err144];
                  } else {
                    vErrors.push(err144);
                  }
                  errors++;
                }
                if (data65 < -1 || isNaN(data65)) {
                  const err145 = { instancePath: instancePath + "/scores/gain_test/low", schemaPath: "#/$defs/gain/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err145];
                  } else {
                    vErrors.push(err145);
                  }
                  errors++;
                }
              } else {
                const err146 = { instancePath: instancePath + "/scores/gain_test/low", schemaPath: "#/$defs/gain/properties/low/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err146];
                } else {
                  vErrors.push(err146);
                }
                errors++;
              }
            }
            if (data63.high !== void 0) {
              let data66 = data63.high;
              if (typeof data66 == "number" && isFinite(data66)) {
                if (data66 > 1 || isNaN(data66)) {
                  const err147 = { instancePath: instancePath + "/scores/gain_test/high", schemaPath: "#/$defs/gain/properties/high/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err147];
                  } else {
                    vErrors.push(err147);
                  }
                  errors++;
                }
                if (data66 < -1 || isNaN(data66)) {
                  const err148 = { instancePath: instancePath + "/scores/gain_test/high", schemaPath: "#/$defs/gain/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
                  if (vErrors === null) {
                    vErrors = [err148];
                  } else {
                    vErrors.push(err148);
                  }
                  errors++;
                }
              } else {
                const err149 = { instancePath: instancePath + "/scores/gain_test/high", schemaPath: "#/$defs/gain/properties/high/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err149];
                } else {
                  vErrors.push(err149);
                }
                errors++;
              }
            }
            if (data63.rows !== void 0) {
              let data67 = data63.rows;
              if (!(typeof data67 == "number" && (!(data67 % 1) && !isNaN(data67)) && isFinite(data67))) {
                const err150 = { instancePath: instancePath + "/scores/gain_test/rows", schemaPath: "#/$defs/gain/properties/rows/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err150];
                } else {
                  vErrors.push(err150);
                }
                errors++;
              }
              if (typeof data67 == "number" && isFinite(data67)) {
                if (data67 < 0 || isNaN(data67)) {
                  const err151 = { instancePath: instancePath + "/scores/gain_test/rows", schemaPath: "#/$defs/gain/properties/rows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err151];
                  } else {
                    vErrors.push(err151);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err152 = { instancePath: instancePath + "/scores/gain_test", schemaPath: "#/$defs/gain/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err152];
            } else {
              vErrors.push(err152);
            }
            errors++;
          }
        }
      } else {
        const err153 = { instancePath: instancePath + "/scores", schemaPath: "#/properties/scores/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err153];
        } else {
          vErrors.push(err153);
        }
        errors++;
      }
    }
    if (data.attribution !== void 0) {
      let data68 = data.attribution;
      if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
        for (const key11 in data68) {
          if (!(key11 === "randomised" || key11 === "leave_one_out")) {
            const err154 = { instancePath: instancePath + "/attribution", schemaPath: "#/properties/attribution/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err154];
            } else {
              vErrors.push(err154);
            }
            errors++;
          }
        }
        if (data68.randomised !== void 0) {
          let data69 = data68.randomised;
          if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
            if (data69.size === void 0) {
              const err155 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/required", keyword: "required", params: { missingProperty: "size" }, message: "must have required property 'size'" };
              if (vErrors === null) {
                vErrors = [err155];
              } else {
                vErrors.push(err155);
              }
              errors++;
            }
            if (data69.planned === void 0) {
              const err156 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/required", keyword: "required", params: { missingProperty: "planned" }, message: "must have required property 'planned'" };
              if (vErrors === null) {
                vErrors = [err156];
              } else {
                vErrors.push(err156);
              }
              errors++;
            }
            if (data69.subsets === void 0) {
              const err157 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/required", keyword: "required", params: { missingProperty: "subsets" }, message: "must have required property 'subsets'" };
              if (vErrors === null) {
                vErrors = [err157];
              } else {
                vErrors.push(err157);
              }
              errors++;
            }
            if (data69.rows === void 0) {
              const err158 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/required", keyword: "required", params: { missingProperty: "rows" }, message: "must have required property 'rows'" };
              if (vErrors === null) {
                vErrors = [err158];
              } else {
                vErrors.push(err158);
              }
              errors++;
            }
            if (data69.effects === void 0) {
              const err159 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/required", keyword: "required", params: { missingProperty: "effects" }, message: "must have required property 'effects'" };
              if (vErrors === null) {
                vErrors = [err159];
              } else {
                vErrors.push(err159);
              }
              errors++;
            }
            for (const key12 in data69) {
              if (!(key12 === "size" || key12 === "planned" || key12 === "subsets" || key12 === "rows" || key12 === "effects")) {
                const err160 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err160];
                } else {
                  vErrors.push(err160);
                }
                errors++;
              }
            }
            if (data69.size !== void 0) {
              let data70 = data69.size;
              if (!(typeof data70 == "number" && (!(data70 % 1) && !isNaN(data70)) && isFinite(data70))) {
                const err161 = { instancePath: instancePath + "/attribution/randomised/size", schemaPath: "#/properties/attribution/properties/randomised/properties/size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err161];
                } else {
                  vErrors.push(err161);
                }
                errors++;
              }
              if (typeof data70 == "number" && isFinite(data70)) {
                if (data70 < 1 || isNaN(data70)) {
                  const err162 = { instancePath: instancePath + "/attribution/randomised/size", schemaPath: "#/properties/attribution/properties/randomised/properties/size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err162];
                  } else {
                    vErrors.push(err162);
                  }
                  errors++;
                }
              }
            }
            if (data69.planned !== void 0) {
              let data71 = data69.planned;
              if (!(typeof data71 == "number" && (!(data71 % 1) && !isNaN(data71)) && isFinite(data71))) {
                const err163 = { instancePath: instancePath + "/attribution/randomised/planned", schemaPath: "#/properties/attribution/properties/randomised/properties/planned/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err163];
                } else {
                  vErrors.push(err163);
                }
                errors++;
              }
              if (typeof data71 == "number" && isFinite(data71)) {
                if (data71 < 1 || isNaN(data71)) {
                  const err164 = { instancePath: instancePath + "/attribution/randomised/planned", schemaPath: "#/properties/attribution/properties/randomised/properties/planned/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err164];
                  } else {
                    vErrors.push(err164);
                  }
                  errors++;
                }
              }
            }
            if (data69.subsets !== void 0) {
              let data72 = data69.subsets;
              if (Array.isArray(data72)) {
                const len3 = data72.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data73 = data72[i3];
                  if (Array.isArray(data73)) {
                    const len4 = data73.length;
                    for (let i4 = 0; i4 < len4; i4++) {
                      if (typeof data73[i4] !== "string") {
                        const err165 = { instancePath: instancePath + "/attribution/randomised/subsets/" + i3 + "/" + i4, schemaPath: "#/properties/attribution/properties/randomised/properties/subsets/items/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err165];
                        } else {
                          vErrors.push(err165);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err166 = { instancePath: instancePath + "/attribution/randomised/subsets/" + i3, schemaPath: "#/properties/attribution/properties/randomised/properties/subsets/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err166];
                    } else {
                      vErrors.push(err166);
                    }
                    errors++;
                  }
                }
              } else {
                const err167 = { instancePath: instancePath + "/attribution/randomised/subsets", schemaPath: "#/properties/attribution/properties/randomised/properties/subsets/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err167];
                } else {
                  vErrors.push(err167);
                }
                errors++;
              }
            }
            if (data69.rows !== void 0) {
              let data75 = data69.rows;
              if (!(typeof data75 == "number" && (!(data75 % 1) && !isNaN(data75)) && isFinite(data75))) {
                const err168 = { instancePath: instancePath + "/attribution/randomised/rows", schemaPath: "#/properties/attribution/properties/randomised/properties/rows/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err168];
                } else {
                  vErrors.push(err168);
                }
                errors++;
              }
              if (typeof data75 == "number" && isFinite(data75)) {
                if (data75 < 0 || isNaN(data75)) {
                  const err169 = { instancePath: instancePath + "/attribution/randomised/rows", schemaPath: "#/properties/attribution/properties/randomised/properties/rows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err169];
                  } else {
                    vErrors.push(err169);
                  }
                  errors++;
                }
              }
            }
            if (data69.effects !== void 0) {
              let data76 = data69.effects;
              if (Array.isArray(data76)) {
                const len5 = data76.length;
                for (let i5 = 0; i5 < len5; i5++) {
                  if (!validate40(data76[i5], { instancePath: instancePath + "/attribution/randomised/effects/" + i5, parentData: data76, parentDataProperty: i5, rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
                    errors = vErrors.length;
                  }
                }
              } else {
                const err170 = { instancePath: instancePath + "/attribution/randomised/effects", schemaPath: "#/properties/attribution/properties/randomised/properties/effects/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err170];
                } else {
                  vErrors.push(err170);
                }
                errors++;
              }
            }
          } else {
            const err171 = { instancePath: instancePath + "/attribution/randomised", schemaPath: "#/properties/attribution/properties/randomised/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err171];
            } else {
              vErrors.push(err171);
            }
            errors++;
          }
        }
        if (data68.leave_one_out !== void 0) {
          let data78 = data68.leave_one_out;
          if (Array.isArray(data78)) {
            const len6 = data78.length;
            for (let i6 = 0; i6 < len6; i6++) {
              if (!validate40(data78[i6], { instancePath: instancePath + "/attribution/leave_one_out/" + i6, parentData: data78, parentDataProperty: i6, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err172 = { instancePath: instancePath + "/attribution/leave_one_out", schemaPath: "#/properties/attribution/properties/leave_one_out/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err172];
            } else {
              vErrors.push(err172);
            }
            errors++;
          }
        }
      } else {
        const err173 = { instancePath: instancePath + "/attribution", schemaPath: "#/properties/attribution/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err173];
        } else {
          vErrors.push(err173);
        }
        errors++;
      }
    }
    if (data.usage !== void 0) {
      let data80 = data.usage;
      if (data80 && typeof data80 == "object" && !Array.isArray(data80)) {
        for (const key13 in data80) {
          if (!(key13 === "calls" || key13 === "input_tokens" || key13 === "output_tokens" || key13 === "cost")) {
            const err174 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err174];
            } else {
              vErrors.push(err174);
            }
            errors++;
          }
        }
        if (data80.calls !== void 0) {
          let data81 = data80.calls;
          if (!(typeof data81 == "number" && (!(data81 % 1) && !isNaN(data81)) && isFinite(data81))) {
            const err175 = { instancePath: instancePath + "/usage/calls", schemaPath: "#/properties/usage/properties/calls/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err175];
            } else {
              vErrors.push(err175);
            }
            errors++;
          }
          if (typeof data81 == "number" && isFinite(data81)) {
            if (data81 < 0 || isNaN(data81)) {
              const err176 = { instancePath: instancePath + "/usage/calls", schemaPath: "#/properties/usage/properties/calls/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err176];
              } else {
                vErrors.push(err176);
              }
              errors++;
            }
          }
        }
        if (data80.input_tokens !== void 0) {
          let data82 = data80.input_tokens;
          if (!(typeof data82 == "number" && (!(data82 % 1) && !isNaN(data82)) && isFinite(data82))) {
            const err177 = { instancePath: instancePath + "/usage/input_tokens", schemaPath: "#/properties/usage/properties/input_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err177];
            } else {
              vErrors.push(err177);
            }
            errors++;
          }
          if (typeof data82 == "number" && isFinite(data82)) {
            if (data82 < 0 || isNaN(data82)) {
              const err178 = { instancePath: instancePath + "/usage/input_tokens", schemaPath: "#/properties/usage/properties/input_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err178];
              } else {
                vErrors.push(err178);
              }
              errors++;
            }
          }
        }
        if (data80.output_tokens !== void 0) {
          let data83 = data80.output_tokens;
          if (!(typeof data83 == "number" && (!(data83 % 1) && !isNaN(data83)) && isFinite(data83))) {
            const err179 = { instancePath: instancePath + "/usage/output_tokens", schemaPath: "#/properties/usage/properties/output_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err179];
            } else {
              vErrors.push(err179);
            }
            errors++;
          }
          if (typeof data83 == "number" && isFinite(data83)) {
            if (data83 < 0 || isNaN(data83)) {
              const err180 = { instancePath: instancePath + "/usage/output_tokens", schemaPath: "#/properties/usage/properties/output_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err180];
              } else {
                vErrors.push(err180);
              }
              errors++;
            }
          }
        }
        if (data80.cost !== void 0) {
          let data84 = data80.cost;
          if (typeof data84 == "number" && isFinite(data84)) {
            if (data84 < 0 || isNaN(data84)) {
              const err181 = { instancePath: instancePath + "/usage/cost", schemaPath: "#/properties/usage/properties/cost/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err181];
              } else {
                vErrors.push(err181);
              }
              errors++;
            }
          } else {
            const err182 = { instancePath: instancePath + "/usage/cost", schemaPath: "#/properties/usage/properties/cost/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err182];
            } else {
              vErrors.push(err182);
            }
            errors++;
          }
        }
      } else {
        const err183 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err183];
        } else {
          vErrors.push(err183);
        }
        errors++;
      }
    }
    if (data.program !== void 0) {
      let data85 = data.program;
      if (Array.isArray(data85)) {
        const len7 = data85.length;
        for (let i7 = 0; i7 < len7; i7++) {
          let data86 = data85[i7];
          if (data86 && typeof data86 == "object" && !Array.isArray(data86)) {
            if (data86.predictor === void 0) {
              const err184 = { instancePath: instancePath + "/program/" + i7, schemaPath: "#/properties/program/items/required", keyword: "required", params: { missingProperty: "predictor" }, message: "must have required property 'predictor'" };
              if (vErrors === null) {
                vErrors = [err184];
              } else {
                vErrors.push(err184);
              }
              errors++;
            }
            if (data86.instructions === void 0) {
              const err185 = { instancePath: instancePath + "/program/" + i7, schemaPath: "#/properties/program/items/required", keyword: "required", params: { missingProperty: "instructions" }, message: "must have required property 'instructions'" };
              if (vErrors === null) {
                vErrors = [err185];
              } else {
                vErrors.push(err185);
              }
              errors++;
            }
            if (data86.demos === void 0) {
              const err186 = { instancePath: instancePath + "/program/" + i7, schemaPath: "#/properties/program/items/required", keyword: "required", params: { missingProperty: "demos" }, message: "must have required property 'demos'" };
              if (vErrors === null) {
                vErrors = [err186];
              } else {
                vErrors.push(err186);
              }
              errors++;
            }
            for (const key14 in data86) {
              if (!(key14 === "predictor" || key14 === "instructions" || key14 === "demos")) {
                const err187 = { instancePath: instancePath + "/program/" + i7, schemaPath: "#/properties/program/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err187];
                } else {
                  vErrors.push(err187);
                }
                errors++;
              }
            }
            if (data86.predictor !== void 0) {
              if (typeof data86.predictor !== "string") {
                const err188 = { instancePath: instancePath + "/program/" + i7 + "/predictor", schemaPath: "#/properties/program/items/properties/predictor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err188];
                } else {
                  vErrors.push(err188);
                }
                errors++;
              }
            }
            if (data86.instructions !== void 0) {
              if (typeof data86.instructions !== "string") {
                const err189 = { instancePath: instancePath + "/program/" + i7 + "/instructions", schemaPath: "#/properties/program/items/properties/instructions/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err189];
                } else {
                  vErrors.push(err189);
                }
                errors++;
              }
            }
            if (data86.demos !== void 0) {
              let data89 = data86.demos;
              if (Array.isArray(data89)) {
                const len8 = data89.length;
                for (let i8 = 0; i8 < len8; i8++) {
                  let data90 = data89[i8];
                  if (data90 && typeof data90 == "object" && !Array.isArray(data90)) {
                    if (data90.inputs === void 0) {
                      const err190 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8, schemaPath: "#/properties/program/items/properties/demos/items/required", keyword: "required", params: { missingProperty: "inputs" }, message: "must have required property 'inputs'" };
                      if (vErrors === null) {
                        vErrors = [err190];
                      } else {
                        vErrors.push(err190);
                      }
                      errors++;
                    }
                    if (data90.outputs === void 0) {
                      const err191 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8, schemaPath: "#/properties/program/items/properties/demos/items/required", keyword: "required", params: { missingProperty: "outputs" }, message: "must have required property 'outputs'" };
                      if (vErrors === null) {
                        vErrors = [err191];
                      } else {
                        vErrors.push(err191);
                      }
                      errors++;
                    }
                    if (data90.augmented === void 0) {
                      const err192 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8, schemaPath: "#/properties/program/items/properties/demos/items/required", keyword: "required", params: { missingProperty: "augmented" }, message: "must have required property 'augmented'" };
                      if (vErrors === null) {
                        vErrors = [err192];
                      } else {
                        vErrors.push(err192);
                      }
                      errors++;
                    }
                    for (const key15 in data90) {
                      if (!(key15 === "example_id" || key15 === "content_hash" || key15 === "inputs" || key15 === "outputs" || key15 === "augmented")) {
                        const err193 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8, schemaPath: "#/properties/program/items/properties/demos/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err193];
                        } else {
                          vErrors.push(err193);
                        }
                        errors++;
                      }
                    }
                    if (data90.example_id !== void 0) {
                      if (!(typeof data90.example_id === "string")) {
                        const err194 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/example_id", schemaPath: "#/properties/program/items/properties/demos/items/properties/example_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err194];
                        } else {
                          vErrors.push(err194);
                        }
                        errors++;
                      }
                    }
                    if (data90.content_hash !== void 0) {
                      let data92 = data90.content_hash;
                      if (typeof data92 === "string") {
                        if (!pattern4.test(data92)) {
                          const err195 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                          if (vErrors === null) {
                            vErrors = [err195];
                          } else {
                            vErrors.push(err195);
                          }
                          errors++;
                        }
                      } else {
                        const err196 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/content_hash", schemaPath: "common.schema.json#/$defs/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err196];
                        } else {
                          vErrors.push(err196);
                        }
                        errors++;
                      }
                    }
                    if (data90.inputs !== void 0) {
                      let data93 = data90.inputs;
                      if (!(data93 && typeof data93 == "object" && !Array.isArray(data93))) {
                        const err197 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/inputs", schemaPath: "#/properties/program/items/properties/demos/items/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err197];
                        } else {
                          vErrors.push(err197);
                        }
                        errors++;
                      }
                    }
                    if (data90.outputs !== void 0) {
                      let data94 = data90.outputs;
                      if (!(data94 && typeof data94 == "object" && !Array.isArray(data94))) {
                        const err198 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/outputs", schemaPath: "#/properties/program/items/properties/demos/items/properties/outputs/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err198];
                        } else {
                          vErrors.push(err198);
                        }
                        errors++;
                      }
                    }
                    if (data90.augmented !== void 0) {
                      if (typeof data90.augmented !== "boolean") {
                        const err199 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8 + "/augmented", schemaPath: "#/properties/program/items/properties/demos/items/properties/augmented/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                        if (vErrors === null) {
                          vErrors = [err199];
                        } else {
                          vErrors.push(err199);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err200 = { instancePath: instancePath + "/program/" + i7 + "/demos/" + i8, schemaPath: "#/properties/program/items/properties/demos/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err200];
                    } else {
                      vErrors.push(err200);
                    }
                    errors++;
                  }
                }
              } else {
                const err201 = { instancePath: instancePath + "/program/" + i7 + "/demos", schemaPath: "#/properties/program/items/properties/demos/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err201];
                } else {
                  vErrors.push(err201);
                }
                errors++;
              }
            }
          } else {
            const err202 = { instancePath: instancePath + "/program/" + i7, schemaPath: "#/properties/program/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err202];
            } else {
              vErrors.push(err202);
            }
            errors++;
          }
        }
      } else {
        const err203 = { instancePath: instancePath + "/program", schemaPath: "#/properties/program/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err203];
        } else {
          vErrors.push(err203);
        }
        errors++;
      }
    }
    if (data.adapter !== void 0) {
      if (typeof data.adapter !== "string") {
        const err204 = { instancePath: instancePath + "/adapter", schemaPath: "#/properties/adapter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err204];
        } else {
          vErrors.push(err204);
        }
        errors++;
      }
    }
    if (data.trials !== void 0) {
      let data97 = data.trials;
      if (Array.isArray(data97)) {
        const len9 = data97.length;
        for (let i9 = 0; i9 < len9; i9++) {
          let data98 = data97[i9];
          if (data98 && typeof data98 == "object" && !Array.isArray(data98)) {
            if (data98.trial === void 0) {
              const err205 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "trial" }, message: "must have required property 'trial'" };
              if (vErrors === null) {
                vErrors = [err205];
              } else {
                vErrors.push(err205);
              }
              errors++;
            }
            if (data98.phase === void 0) {
              const err206 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "phase" }, message: "must have required property 'phase'" };
              if (vErrors === null) {
                vErrors = [err206];
              } else {
                vErrors.push(err206);
              }
              errors++;
            }
            if (data98.kind === void 0) {
              const err207 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
              if (vErrors === null) {
                vErrors = [err207];
              } else {
                vErrors.push(err207);
              }
              errors++;
            }
            if (data98.program === void 0) {
              const err208 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "program" }, message: "must have required property 'program'" };
              if (vErrors === null) {
                vErrors = [err208];
              } else {
                vErrors.push(err208);
              }
              errors++;
            }
            if (data98.started_at === void 0) {
              const err209 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "started_at" }, message: "must have required property 'started_at'" };
              if (vErrors === null) {
                vErrors = [err209];
              } else {
                vErrors.push(err209);
              }
              errors++;
            }
            if (data98.finished_at === void 0) {
              const err210 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "finished_at" }, message: "must have required property 'finished_at'" };
              if (vErrors === null) {
                vErrors = [err210];
              } else {
                vErrors.push(err210);
              }
              errors++;
            }
            if (data98.scores === void 0) {
              const err211 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/required", keyword: "required", params: { missingProperty: "scores" }, message: "must have required property 'scores'" };
              if (vErrors === null) {
                vErrors = [err211];
              } else {
                vErrors.push(err211);
              }
              errors++;
            }
            for (const key16 in data98) {
              if (!func1.call(schema57.properties.trials.items.properties, key16)) {
                const err212 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err212];
                } else {
                  vErrors.push(err212);
                }
                errors++;
              }
            }
            if (data98.trial !== void 0) {
              let data99 = data98.trial;
              if (!(typeof data99 == "number" && (!(data99 % 1) && !isNaN(data99)) && isFinite(data99))) {
                const err213 = { instancePath: instancePath + "/trials/" + i9 + "/trial", schemaPath: "#/properties/trials/items/properties/trial/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err213];
                } else {
                  vErrors.push(err213);
                }
                errors++;
              }
              if (typeof data99 == "number" && isFinite(data99)) {
                if (data99 < 0 || isNaN(data99)) {
                  const err214 = { instancePath: instancePath + "/trials/" + i9 + "/trial", schemaPath: "#/properties/trials/items/properties/trial/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err214];
                  } else {
                    vErrors.push(err214);
                  }
                  errors++;
                }
              }
            }
            if (data98.phase !== void 0) {
              if (typeof data98.phase !== "string") {
                const err215 = { instancePath: instancePath + "/trials/" + i9 + "/phase", schemaPath: "#/properties/trials/items/properties/phase/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err215];
                } else {
                  vErrors.push(err215);
                }
                errors++;
              }
            }
            if (data98.split !== void 0) {
              let data101 = data98.split;
              if (typeof data101 !== "string") {
                const err216 = { instancePath: instancePath + "/trials/" + i9 + "/split", schemaPath: "#/properties/trials/items/properties/split/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err216];
                } else {
                  vErrors.push(err216);
                }
                errors++;
              }
              if (!(data101 === "train" || data101 === "val" || data101 === "test")) {
                const err217 = { instancePath: instancePath + "/trials/" + i9 + "/split", schemaPath: "#/properties/trials/items/properties/split/enum", keyword: "enum", params: { allowedValues: schema57.properties.trials.items.properties.split.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err217];
                } else {
                  vErrors.push(err217);
                }
                errors++;
              }
            }
            if (data98.kind !== void 0) {
              let data102 = data98.kind;
              if (typeof data102 !== "string") {
                const err218 = { instancePath: instancePath + "/trials/" + i9 + "/kind", schemaPath: "#/properties/trials/items/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err218];
                } else {
                  vErrors.push(err218);
                }
                errors++;
              }
              if (!(data102 === "full" || data102 === "minibatch")) {
                const err219 = { instancePath: instancePath + "/trials/" + i9 + "/kind", schemaPath: "#/properties/trials/items/properties/kind/enum", keyword: "enum", params: { allowedValues: schema57.properties.trials.items.properties.kind.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err219];
                } else {
                  vErrors.push(err219);
                }
                errors++;
              }
            }
            if (data98.program !== void 0) {
              if (typeof data98.program !== "string") {
                const err220 = { instancePath: instancePath + "/trials/" + i9 + "/program", schemaPath: "#/properties/trials/items/properties/program/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err220];
                } else {
                  vErrors.push(err220);
                }
                errors++;
              }
            }
            if (data98.instructions !== void 0) {
              let data104 = data98.instructions;
              if (data104 && typeof data104 == "object" && !Array.isArray(data104)) {
                for (const key17 in data104) {
                  if (typeof data104[key17] !== "string") {
                    const err221 = { instancePath: instancePath + "/trials/" + i9 + "/instructions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/trials/items/properties/instructions/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err221];
                    } else {
                      vErrors.push(err221);
                    }
                    errors++;
                  }
                }
              } else {
                const err222 = { instancePath: instancePath + "/trials/" + i9 + "/instructions", schemaPath: "#/properties/trials/items/properties/instructions/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err222];
                } else {
                  vErrors.push(err222);
                }
                errors++;
              }
            }
            if (data98.score !== void 0) {
              let data106 = data98.score;
              if (typeof data106 == "number" && isFinite(data106)) {
                if (data106 > 1 || isNaN(data106)) {
                  const err223 = { instancePath: instancePath + "/trials/" + i9 + "/score", schemaPath: "#/properties/trials/items/properties/score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                  if (vErrors === null) {
                    vErrors = [err223];
                  } else {
                    vErrors.push(err223);
                  }
                  errors++;
                }
                if (data106 < 0 || isNaN(data106)) {
                  const err224 = { instancePath: instancePath + "/trials/" + i9 + "/score", schemaPath: "#/properties/trials/items/properties/score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err224];
                  } else {
                    vErrors.push(err224);
                  }
                  errors++;
                }
              } else {
                const err225 = { instancePath: instancePath + "/trials/" + i9 + "/score", schemaPath: "#/properties/trials/items/properties/score/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err225];
                } else {
                  vErrors.push(err225);
                }
                errors++;
              }
            }
            if (data98.started_at !== void 0) {
              if (!(typeof data98.started_at === "string")) {
                const err226 = { instancePath: instancePath + "/trials/" + i9 + "/started_at", schemaPath: "common.schema.json#/$defs/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err226];
                } else {
                  vErrors.push(err226);
                }
                errors++;
              }
            }
            if (data98.finished_at !== void 0) {
              if (!(typeof data98.finished_at === "string")) {
                const err227 = { instancePath: instancePath + "/trials/" + i9 + "/finished_at", schemaPath: "common.schema.json#/$defs/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err227];
                } else {
                  vErrors.push(err227);
                }
                errors++;
              }
            }
            if (data98.scores !== void 0) {
              let data109 = data98.scores;
              if (data109 && typeof data109 == "object" && !Array.isArray(data109)) {
                for (const key18 in data109) {
                  let data110 = data109[key18];
                  if (!(typeof data110 == "number" && isFinite(data110)) && data110 !== null) {
                    const err228 = { instancePath: instancePath + "/trials/" + i9 + "/scores/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/trials/items/properties/scores/additionalProperties/type", keyword: "type", params: { type: schema57.properties.trials.items.properties.scores.additionalProperties.type }, message: "must be number,null" };
                    if (vErrors === null) {
                      vErrors = [err228];
                    } else {
                      vErrors.push(err228);
                    }
                    errors++;
                  }
                  if (typeof data110 == "number" && isFinite(data110)) {
                    if (data110 > 1 || isNaN(data110)) {
                      const err229 = { instancePath: instancePath + "/trials/" + i9 + "/scores/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/trials/items/properties/scores/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
                      if (vErrors === null) {
                        vErrors = [err229];
                      } else {
                        vErrors.push(err229);
                      }
                      errors++;
                    }
                    if (data110 < 0 || isNaN(data110)) {
                      const err230 = { instancePath: instancePath + "/trials/" + i9 + "/scores/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/trials/items/properties/scores/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                      if (vErrors === null) {
                        vErrors = [err230];
                      } else {
                        vErrors.push(err230);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err231 = { instancePath: instancePath + "/trials/" + i9 + "/scores", schemaPath: "#/properties/trials/items/properties/scores/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err231];
                } else {
                  vErrors.push(err231);
                }
                errors++;
              }
            }
            if (data98.errors !== void 0) {
              let data111 = data98.errors;
              if (data111 && typeof data111 == "object" && !Array.isArray(data111)) {
                for (const key19 in data111) {
                  if (typeof data111[key19] !== "string") {
                    const err232 = { instancePath: instancePath + "/trials/" + i9 + "/errors/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/trials/items/properties/errors/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err232];
                    } else {
                      vErrors.push(err232);
                    }
                    errors++;
                  }
                }
              } else {
                const err233 = { instancePath: instancePath + "/trials/" + i9 + "/errors", schemaPath: "#/properties/trials/items/properties/errors/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err233];
                } else {
                  vErrors.push(err233);
                }
                errors++;
              }
            }
          } else {
            const err234 = { instancePath: instancePath + "/trials/" + i9, schemaPath: "#/properties/trials/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err234];
            } else {
              vErrors.push(err234);
            }
            errors++;
          }
        }
      } else {
        const err235 = { instancePath: instancePath + "/trials", schemaPath: "#/properties/trials/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err235];
        } else {
          vErrors.push(err235);
        }
        errors++;
      }
    }
  } else {
    const err236 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err236];
    } else {
      vErrors.push(err236);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments = validate43;
var schema78 = { "type": "object", "title": "Event", "description": "One thing that somebody said or did. A `comment` has `text`, and either `thread`, which it answers, or `field` and `content_hash`, which it begins a thread on; `edit` and `delete` name the `comment`; `resolve` and `reopen` name the `thread`.", "additionalProperties": false, "required": ["id", "kind", "time", "author"], "dependentRequired": { "field": ["content_hash"], "content_hash": ["field"] }, "properties": { "id": { "type": "string", "format": "uuid", "title": "Event", "description": "The event's own id. The id of a comment is that of the event that made it; the id of a thread that of its first comment." }, "kind": { "type": "string", "title": "Kind", "description": "What happened.", "enum": ["comment", "edit", "delete", "resolve", "reopen"], "enumDescriptions": ["Somebody wrote a comment.", "The author gave a comment another text; of several edits the latest holds.", "The author took a comment back.", "The thread is settled.", "The thread is open again; of `resolve` and `reopen` the latest holds."] }, "time": { "type": "string", "format": "date-time", "title": "Time", "description": "When it happened, RFC 3339." }, "author": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Author", "description": "Who did it: the name that git is set to." }, "thread": { "type": "string", "format": "uuid", "title": "Thread", "description": "The thread that a comment answers, or that is resolved or reopened." }, "comment": { "type": "string", "format": "uuid", "title": "Comment", "description": "The comment that is edited or deleted." }, "field": { "type": "array", "items": { "type": ["string", "integer"] }, "maxItems": 100, "title": "Field", "description": "The names of properties and the positions in lists that lead from the record to the field; empty for the whole record." }, "content_hash": { "type": "string", "pattern": "^[0-9a-f]{64}$", "title": "Content hash", "description": "The content hash of the record when the thread was begun." }, "text": { "type": "string", "minLength": 1, "maxLength": 2e4, "title": "Text", "description": "What is said, as Markdown. No link in it runs a command." } } };
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.format_version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format_version" }, message: "must have required property 'format_version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.events === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "events" }, message: "must have required property 'events'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "format_version" || key0 === "events")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.format_version !== void 0) {
      if (1 !== data.format_version) {
        const err3 = { instancePath: instancePath + "/format_version", schemaPath: "#/properties/format_version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.events !== void 0) {
      let data1 = data.events;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.id === void 0) {
              const err4 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (data2.kind === void 0) {
              const err5 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            if (data2.time === void 0) {
              const err6 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            if (data2.author === void 0) {
              const err7 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/required", keyword: "required", params: { missingProperty: "author" }, message: "must have required property 'author'" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            for (const key1 in data2) {
              if (!func1.call(schema78.properties, key1)) {
                const err8 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data2.id !== void 0) {
              if (!(typeof data2.id === "string")) {
                const err9 = { instancePath: instancePath + "/events/" + i0 + "/id", schemaPath: "#/$defs/reviewEvent/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data2.kind !== void 0) {
              let data4 = data2.kind;
              if (typeof data4 !== "string") {
                const err10 = { instancePath: instancePath + "/events/" + i0 + "/kind", schemaPath: "#/$defs/reviewEvent/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
              if (!(data4 === "comment" || data4 === "edit" || data4 === "delete" || data4 === "resolve" || data4 === "reopen")) {
                const err11 = { instancePath: instancePath + "/events/" + i0 + "/kind", schemaPath: "#/$defs/reviewEvent/properties/kind/enum", keyword: "enum", params: { allowedValues: schema78.properties.kind.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data2.time !== void 0) {
              if (!(typeof data2.time === "string")) {
                const err12 = { instancePath: instancePath + "/events/" + i0 + "/time", schemaPath: "#/$defs/reviewEvent/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data2.author !== void 0) {
              let data6 = data2.author;
              if (typeof data6 === "string") {
                if (func7(data6) > 200) {
                  const err13 = { instancePath: instancePath + "/events/" + i0 + "/author", schemaPath: "#/$defs/reviewEvent/properties/author/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (func7(data6) < 1) {
                  const err14 = { instancePath: instancePath + "/events/" + i0 + "/author", schemaPath: "#/$defs/reviewEvent/properties/author/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              } else {
                const err15 = { instancePath: instancePath + "/events/" + i0 + "/author", schemaPath: "#/$defs/reviewEvent/properties/author/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data2.thread !== void 0) {
              if (!(typeof data2.thread === "string")) {
                const err16 = { instancePath: instancePath + "/events/" + i0 + "/thread", schemaPath: "#/$defs/reviewEvent/properties/thread/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data2.comment !== void 0) {
              if (!(typeof data2.comment === "string")) {
                const err17 = { instancePath: instancePath + "/events/" + i0 + "/comment", schemaPath: "#/$defs/reviewEvent/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data2.field !== void 0) {
              let data9 = data2.field;
              if (Array.isArray(data9)) {
                if (data9.length > 100) {
                  const err18 = { instancePath: instancePath + "/events/" + i0 + "/field", schemaPath: "#/$defs/reviewEvent/properties/field/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                const len1 = data9.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data10 = data9[i1];
                  if (typeof data10 !== "string" && !(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
                    const err19 = { instancePath: instancePath + "/events/" + i0 + "/field/" + i1, schemaPath: "#/$defs/reviewEvent/properties/field/items/type", keyword: "type", params: { type: schema78.properties.field.items.type }, message: "must be string,integer" };
                    if (vErrors === null) {
                      vErrors = [err19];
                    } else {
                      vErrors.push(err19);
                    }
                    errors++;
                  }
                }
              } else {
                const err20 = { instancePath: instancePath + "/events/" + i0 + "/field", schemaPath: "#/$defs/reviewEvent/properties/field/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data2.content_hash !== void 0) {
              let data11 = data2.content_hash;
              if (typeof data11 === "string") {
                if (!pattern4.test(data11)) {
                  const err21 = { instancePath: instancePath + "/events/" + i0 + "/content_hash", schemaPath: "#/$defs/reviewEvent/properties/content_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
              } else {
                const err22 = { instancePath: instancePath + "/events/" + i0 + "/content_hash", schemaPath: "#/$defs/reviewEvent/properties/content_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data2.text !== void 0) {
              let data12 = data2.text;
              if (typeof data12 === "string") {
                if (func7(data12) > 2e4) {
                  const err23 = { instancePath: instancePath + "/events/" + i0 + "/text", schemaPath: "#/$defs/reviewEvent/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                if (func7(data12) < 1) {
                  const err24 = { instancePath: instancePath + "/events/" + i0 + "/text", schemaPath: "#/$defs/reviewEvent/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/events/" + i0 + "/text", schemaPath: "#/$defs/reviewEvent/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data2.field !== void 0) {
              if (data2.content_hash === void 0) {
                const err26 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/dependentRequired", keyword: "dependentRequired", params: {
                  property: "field",
                  missingProperty: "content_hash",
                  depsCount: 1,
                  deps: "content_hash"
                }, message: "must have property content_hash when property field is present" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data2.content_hash !== void 0) {
              if (data2.field === void 0) {
                const err27 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/dependentRequired", keyword: "dependentRequired", params: {
                  property: "content_hash",
                  missingProperty: "field",
                  depsCount: 1,
                  deps: "field"
                }, message: "must have property field when property content_hash is present" };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/events/" + i0, schemaPath: "#/$defs/reviewEvent/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/events", schemaPath: "#/properties/events/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate43.errors = vErrors;
  return errors === 0;
}
validate43.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var search_run = validate45;
var schema80 = { "type": "object", "title": "Search", "description": "A search for records.", "additionalProperties": false, "properties": { "text": { "type": "string", "maxLength": 2e4, "title": "Text", "description": "The query text." }, "literal": { "type": "boolean", "title": "Literal", "description": "True where the text is data: quotes, * and - mean themselves, and its last word is whole." }, "similarTo": { "type": "string", "maxLength": 200, "title": "Similar to", "description": "The id of a record to find the like of." }, "embedding": { "type": "object", "title": "Embedding", "description": "A vector of the caller's own, with the model that made it.", "additionalProperties": false, "required": ["vector", "model"], "properties": { "vector": { "type": "array", "items": { "type": "number" }, "maxItems": 8192, "title": "Vector", "description": "As many numbers as the model has dimensions." }, "model": { "type": "string", "maxLength": 200, "title": "Model", "description": "The model's name." } } }, "like": { "$ref": "#/$defs/fewIds" }, "unlike": { "$ref": "#/$defs/fewIds" }, "filters": { "$ref": "#/$defs/searchFilters" }, "where": { "$ref": "common.schema.json#/$defs/predicate" }, "minimum": { "type": "object", "title": "Minimum scores", "description": "Lowest raw scores.", "additionalProperties": false, "properties": { "cosine": { "type": "number", "minimum": -1, "maximum": 1, "title": "Cosine", "description": "Lowest raw cosine." }, "bm25": { "type": "number", "minimum": 0, "title": "BM25", "description": "Lowest raw BM25." } } }, "quotas": { "$ref": "#/$defs/quotas" }, "diversity": { "$ref": "#/$defs/share" }, "sort": { "type": "object", "title": "Sort", "description": "The order of the results.", "additionalProperties": false, "required": ["by"], "properties": { "by": { "type": "string", "minLength": 1, "maxLength": 200, "title": "By", "description": "What orders: relevance, name, created, quality, usage, effectiveness, or the path of a field." }, "descending": { "type": "boolean", "title": "Descending", "description": "The highest first." } } }, "limit": { "type": "integer", "minimum": 1, "maximum": 1e3, "title": "Limit", "description": "How many results." }, "offset": { "type": "integer", "minimum": 0, "title": "Offset", "description": "Results to leave out from the top." }, "facets": { "type": "boolean", "title": "Facets", "description": "False spares the counts." }, "columns": { "type": "array", "maxItems": 60, "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "title": "Columns", "description": "Fields whose values come with each result: paths, or quality, usage, effectiveness." } } };
var schema83 = { "type": "object", "title": "Filters", "description": "Metadata filters; all given ones must hold.", "additionalProperties": false, "properties": { "kinds": { "type": "array", "items": { "type": "string", "enum": ["databit", "example"] }, "title": "Kinds", "description": "Kinds of record." }, "functions": { "$ref": "#/$defs/texts" }, "domains": { "$ref": "#/$defs/texts" }, "sources": { "$ref": "#/$defs/texts" }, "statuses": { "$ref": "#/$defs/texts" }, "tags": { "$ref": "#/$defs/texts" }, "minimumQuality": { "type": "number", "minimum": 0, "maximum": 1, "title": "Minimum quality", "description": "Lowest mean of the quality scores." } } };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate46.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "kinds" || key0 === "functions" || key0 === "domains" || key0 === "sources" || key0 === "statuses" || key0 === "tags" || key0 === "minimumQuality")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kinds !== void 0) {
      let data0 = data.kinds;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 !== "string") {
            const err1 = { instancePath: instancePath + "/kinds/" + i0, schemaPath: "#/properties/kinds/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (!(data1 === "databit" || data1 === "example")) {
            const err2 = { instancePath: instancePath + "/kinds/" + i0, schemaPath: "#/properties/kinds/items/enum", keyword: "enum", params: { allowedValues: schema83.properties.kinds.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
      } else {
        const err3 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.functions !== void 0) {
      let data2 = data.functions;
      if (Array.isArray(data2)) {
        if (data2.length > 1e3) {
          const err4 = { instancePath: instancePath + "/functions", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data3 = data2[i1];
          if (typeof data3 === "string") {
            if (func7(data3) > 1e3) {
              const err5 = { instancePath: instancePath + "/functions/" + i1, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/functions/" + i1, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/functions", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.domains !== void 0) {
      let data4 = data.domains;
      if (Array.isArray(data4)) {
        if (data4.length > 1e3) {
          const err8 = { instancePath: instancePath + "/domains", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        const len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data5 = data4[i2];
          if (typeof data5 === "string") {
            if (func7(data5) > 1e3) {
              const err9 = { instancePath: instancePath + "/domains/" + i2, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/domains/" + i2, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/domains", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.sources !== void 0) {
      let data6 = data.sources;
      if (Array.isArray(data6)) {
        if (data6.length > 1e3) {
          const err12 = { instancePath: instancePath + "/sources", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len3 = data6.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data7 = data6[i3];
          if (typeof data7 === "string") {
            if (func7(data7) > 1e3) {
              const err13 = { instancePath: instancePath + "/sources/" + i3, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/sources/" + i3, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/sources", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.statuses !== void 0) {
      let data8 = data.statuses;
      if (Array.isArray(data8)) {
        if (data8.length > 1e3) {
          const err16 = { instancePath: instancePath + "/statuses", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        const len4 = data8.length;
        for (let i4 = 0; i4 < len4; i4++) {
          let data9 = data8[i4];
          if (typeof data9 === "string") {
            if (func7(data9) > 1e3) {
              const err17 = { instancePath: instancePath + "/statuses/" + i4, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/statuses/" + i4, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/statuses", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.tags !== void 0) {
      let data10 = data.tags;
      if (Array.isArray(data10)) {
        if (data10.length > 1e3) {
          const err20 = { instancePath: instancePath + "/tags", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        const len5 = data10.length;
        for (let i5 = 0; i5 < len5; i5++) {
          let data11 = data10[i5];
          if (typeof data11 === "string") {
            if (func7(data11) > 1e3) {
              const err21 = { instancePath: instancePath + "/tags/" + i5, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = { instancePath: instancePath + "/tags/" + i5, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/tags", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.minimumQuality !== void 0) {
      let data12 = data.minimumQuality;
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 1 || isNaN(data12)) {
          const err24 = { instancePath: instancePath + "/minimumQuality", schemaPath: "#/properties/minimumQuality/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data12 < 0 || isNaN(data12)) {
          const err25 = { instancePath: instancePath + "/minimumQuality", schemaPath: "#/properties/minimumQuality/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      } else {
        const err26 = { instancePath: instancePath + "/minimumQuality", schemaPath: "#/properties/minimumQuality/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate46.errors = vErrors;
  return errors === 0;
}
validate46.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.all === void 0) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "all" }, message: "must have required property 'all'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.any === void 0) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "any" }, message: "must have required property 'any'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.not === void 0) {
        const err2 = { instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "not" }, message: "must have required property 'not'" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid0 = _errs4 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
      }
      const _errs5 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.field === void 0) {
          const err3 = { instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "field" }, message: "must have required property 'field'" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      var _valid0 = _errs5 === errors;
      if (_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 3];
      } else {
        if (_valid0) {
          valid0 = true;
          passing0 = 3;
        }
        const _errs6 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.ids === void 0) {
            const err4 = { instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        var _valid0 = _errs6 === errors;
        if (_valid0 && valid0) {
          valid0 = false;
          passing0 = [passing0, 4];
        } else {
          if (_valid0) {
            valid0 = true;
            passing0 = 4;
          }
          const _errs7 = errors;
          if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.dataset === void 0) {
              const err5 = { instancePath, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "dataset" }, message: "must have required property 'dataset'" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var _valid0 = _errs7 === errors;
          if (_valid0 && valid0) {
            valid0 = false;
            passing0 = [passing0, 5];
          } else {
            if (_valid0) {
              valid0 = true;
              passing0 = 5;
            }
            const _errs8 = errors;
            if (data && typeof data == "object" && !Array.isArray(data)) {
              if (data.union === void 0) {
                const err6 = { instancePath, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "union" }, message: "must have required property 'union'" };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
            }
            var _valid0 = _errs8 === errors;
            if (_valid0 && valid0) {
              valid0 = false;
              passing0 = [passing0, 6];
            } else {
              if (_valid0) {
                valid0 = true;
                passing0 = 6;
              }
              const _errs9 = errors;
              if (data && typeof data == "object" && !Array.isArray(data)) {
                if (data.intersection === void 0) {
                  const err7 = { instancePath, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: "intersection" }, message: "must have required property 'intersection'" };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              }
              var _valid0 = _errs9 === errors;
              if (_valid0 && valid0) {
                valid0 = false;
                passing0 = [passing0, 7];
              } else {
                if (_valid0) {
                  valid0 = true;
                  passing0 = 7;
                }
                const _errs10 = errors;
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  if (data.difference === void 0) {
                    const err8 = { instancePath, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: "difference" }, message: "must have required property 'difference'" };
                    if (vErrors === null) {
                      vErrors = [err8];
                    } else {
                      vErrors.push(err8);
                    }
                    errors++;
                  }
                }
                var _valid0 = _errs10 === errors;
                if (_valid0 && valid0) {
                  valid0 = false;
                  passing0 = [passing0, 8];
                } else {
                  if (_valid0) {
                    valid0 = true;
                    passing0 = 8;
                  }
                }
              }
            }
          }
        }
      }
    }
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema47.properties, key0)) {
        const err10 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.all !== void 0) {
      let data0 = data.all;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate28(data0[i0], { instancePath: instancePath + "/all/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/all", schemaPath: "#/properties/all/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.any !== void 0) {
      let data2 = data.any;
      if (Array.isArray(data2)) {
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate28(data2[i1], { instancePath: instancePath + "/any/" + i1, parentData: data2, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/any", schemaPath: "#/properties/any/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.not !== void 0) {
      if (!validate28(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.field !== void 0) {
      if (typeof data.field !== "string") {
        const err13 = { instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.in !== void 0) {
      if (!Array.isArray(data.in)) {
        const err14 = { instancePath: instancePath + "/in", schemaPath: "#/properties/in/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.gte !== void 0) {
      let data7 = data.gte;
      if (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 !== "string") {
        const err15 = { instancePath: instancePath + "/gte", schemaPath: "#/properties/gte/type", keyword: "type", params: { type: schema47.properties.gte.type }, message: "must be number,string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.lte !== void 0) {
      let data8 = data.lte;
      if (!(typeof data8 == "number" && isFinite(data8)) && typeof data8 !== "string") {
        const err16 = { instancePath: instancePath + "/lte", schemaPath: "#/properties/lte/type", keyword: "type", params: { type: schema47.properties.lte.type }, message: "must be number,string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.matches !== void 0) {
      if (typeof data.matches !== "string") {
        const err17 = { instancePath: instancePath + "/matches", schemaPath: "#/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data10 = data.ids;
      if (Array.isArray(data10)) {
        const len2 = data10.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!(typeof data10[i2] === "string")) {
            const err18 = { instancePath: instancePath + "/ids/" + i2, schemaPath: "#/properties/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/ids", schemaPath: "#/properties/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.dataset !== void 0) {
      if (!(typeof data.dataset === "string")) {
        const err20 = { instancePath: instancePath + "/dataset", schemaPath: "#/properties/dataset/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.union !== void 0) {
      let data13 = data.union;
      if (Array.isArray(data13)) {
        const len3 = data13.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate28(data13[i3], { instancePath: instancePath + "/union/" + i3, parentData: data13, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/union", schemaPath: "#/properties/union/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.intersection !== void 0) {
      let data15 = data.intersection;
      if (Array.isArray(data15)) {
        if (data15.length < 1) {
          const err22 = { instancePath: instancePath + "/intersection", schemaPath: "#/properties/intersection/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        const len4 = data15.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate28(data15[i4], { instancePath: instancePath + "/intersection/" + i4, parentData: data15, parentDataProperty: i4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/intersection", schemaPath: "#/properties/intersection/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.difference !== void 0) {
      let data17 = data.difference;
      if (Array.isArray(data17)) {
        if (data17.length < 2) {
          const err24 = { instancePath: instancePath + "/difference", schemaPath: "#/properties/difference/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        const len5 = data17.length;
        for (let i5 = 0; i5 < len5; i5++) {
          if (!validate28(data17[i5], { instancePath: instancePath + "/difference/" + i5, parentData: data17, parentDataProperty: i5, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/difference", schemaPath: "#/properties/difference/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.eq !== void 0) {
      if (data.field === void 0) {
        const err26 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "eq",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property eq is present" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.in !== void 0) {
      if (data.field === void 0) {
        const err27 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "in",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property in is present" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.gte !== void 0) {
      if (data.field === void 0) {
        const err28 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "gte",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property gte is present" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.lte !== void 0) {
      if (data.field === void 0) {
        const err29 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "lte",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property lte is present" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.contains !== void 0) {
      if (data.field === void 0) {
        const err30 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "contains",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property contains is present" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.matches !== void 0) {
      if (data.field === void 0) {
        const err31 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "matches",
          missingProperty: "field",
          depsCount: 1,
          deps: "field"
        }, message: "must have property field when property matches is present" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
  } else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema80.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data0 = data.text;
      if (typeof data0 === "string") {
        if (func7(data0) > 2e4) {
          const err1 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.literal !== void 0) {
      if (typeof data.literal !== "boolean") {
        const err3 = { instancePath: instancePath + "/literal", schemaPath: "#/properties/literal/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.similarTo !== void 0) {
      let data2 = data.similarTo;
      if (typeof data2 === "string") {
        if (func7(data2) > 200) {
          const err4 = { instancePath: instancePath + "/similarTo", schemaPath: "#/properties/similarTo/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/similarTo", schemaPath: "#/properties/similarTo/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.embedding !== void 0) {
      let data3 = data.embedding;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.vector === void 0) {
          const err6 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/required", keyword: "required", params: { missingProperty: "vector" }, message: "must have required property 'vector'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3.model === void 0) {
          const err7 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/required", keyword: "required", params: { missingProperty: "model" }, message: "must have required property 'model'" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data3) {
          if (!(key1 === "vector" || key1 === "model")) {
            const err8 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data3.vector !== void 0) {
          let data4 = data3.vector;
          if (Array.isArray(data4)) {
            if (data4.length > 8192) {
              const err9 = { instancePath: instancePath + "/embedding/vector", schemaPath: "#/properties/embedding/properties/vector/maxItems", keyword: "maxItems", params: { limit: 8192 }, message: "must NOT have more than 8192 items" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            const len0 = data4.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data5 = data4[i0];
              if (!(typeof data5 == "number" && isFinite(data5))) {
                const err10 = { instancePath: instancePath + "/embedding/vector/" + i0, schemaPath: "#/properties/embedding/properties/vector/items/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
          } else {
            const err11 = { instancePath: instancePath + "/embedding/vector", schemaPath: "#/properties/embedding/properties/vector/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data3.model !== void 0) {
          let data6 = data3.model;
          if (typeof data6 === "string") {
            if (func7(data6) > 200) {
              const err12 = { instancePath: instancePath + "/embedding/model", schemaPath: "#/properties/embedding/properties/model/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/embedding/model", schemaPath: "#/properties/embedding/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.like !== void 0) {
      let data7 = data.like;
      if (Array.isArray(data7)) {
        if (data7.length > 100) {
          const err15 = { instancePath: instancePath + "/like", schemaPath: "#/$defs/fewIds/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data8 = data7[i1];
          if (typeof data8 === "string") {
            if (func7(data8) > 200) {
              const err16 = { instancePath: instancePath + "/like/" + i1, schemaPath: "#/$defs/fewIds/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/like/" + i1, schemaPath: "#/$defs/fewIds/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/like", schemaPath: "#/$defs/fewIds/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.unlike !== void 0) {
      let data9 = data.unlike;
      if (Array.isArray(data9)) {
        if (data9.length > 100) {
          const err19 = { instancePath: instancePath + "/unlike", schemaPath: "#/$defs/fewIds/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        const len2 = data9.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data10 = data9[i2];
          if (typeof data10 === "string") {
            if (func7(data10) > 200) {
              const err20 = { instancePath: instancePath + "/unlike/" + i2, schemaPath: "#/$defs/fewIds/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/unlike/" + i2, schemaPath: "#/$defs/fewIds/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/unlike", schemaPath: "#/$defs/fewIds/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.filters !== void 0) {
      if (!validate46(data.filters, { instancePath: instancePath + "/filters", parentData: data, parentDataProperty: "filters", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.where !== void 0) {
      if (!validate48(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
        errors = vErrors.length;
      }
    }
    if (data.minimum !== void 0) {
      let data13 = data.minimum;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        for (const key2 in data13) {
          if (!(key2 === "cosine" || key2 === "bm25")) {
            const err23 = { instancePath: instancePath + "/minimum", schemaPath: "#/properties/minimum/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data13.cosine !== void 0) {
          let data14 = data13.cosine;
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 > 1 || isNaN(data14)) {
              const err24 = { instancePath: instancePath + "/minimum/cosine", schemaPath: "#/properties/minimum/properties/cosine/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (data14 < -1 || isNaN(data14)) {
              const err25 = { instancePath: instancePath + "/minimum/cosine", schemaPath: "#/properties/minimum/properties/cosine/minimum", keyword: "minimum", params: { comparison: ">=", limit: -1 }, message: "must be >= -1" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/minimum/cosine", schemaPath: "#/properties/minimum/properties/cosine/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data13.bm25 !== void 0) {
          let data15 = data13.bm25;
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 < 0 || isNaN(data15)) {
              const err27 = { instancePath: instancePath + "/minimum/bm25", schemaPath: "#/properties/minimum/properties/bm25/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/minimum/bm25", schemaPath: "#/properties/minimum/properties/bm25/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/minimum", schemaPath: "#/properties/minimum/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.quotas !== void 0) {
      let data16 = data.quotas;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        for (const key3 in data16) {
          if (!(key3 === "perFunction" || key3 === "perDomain")) {
            const err30 = { instancePath: instancePath + "/quotas", schemaPath: "#/$defs/quotas/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data16.perFunction !== void 0) {
          let data17 = data16.perFunction;
          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
            const err31 = { instancePath: instancePath + "/quotas/perFunction", schemaPath: "#/$defs/quotas/properties/perFunction/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (typeof data17 == "number" && isFinite(data17)) {
            if (data17 < 1 || isNaN(data17)) {
              const err32 = { instancePath: instancePath + "/quotas/perFunction", schemaPath: "#/$defs/quotas/properties/perFunction/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          }
        }
        if (data16.perDomain !== void 0) {
          let data18 = data16.perDomain;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
            const err33 = { instancePath: instancePath + "/quotas/perDomain", schemaPath: "#/$defs/quotas/properties/perDomain/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 < 1 || isNaN(data18)) {
              const err34 = { instancePath: instancePath + "/quotas/perDomain", schemaPath: "#/$defs/quotas/properties/perDomain/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
        }
      } else {
        const err35 = { instancePath: instancePath + "/quotas", schemaPath: "#/$defs/quotas/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.diversity !== void 0) {
      let data19 = data.diversity;
      if (typeof data19 == "number" && isFinite(data19)) {
        if (data19 > 1 || isNaN(data19)) {
          const err36 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (data19 < 0 || isNaN(data19)) {
          const err37 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
      } else {
        const err38 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.sort !== void 0) {
      let data20 = data.sort;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        if (data20.by === void 0) {
          const err39 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/required", keyword: "required", params: { missingProperty: "by" }, message: "must have required property 'by'" };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
        for (const key4 in data20) {
          if (!(key4 === "by" || key4 === "descending")) {
            const err40 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data20.by !== void 0) {
          let data21 = data20.by;
          if (typeof data21 === "string") {
            if (func7(data21) > 200) {
              const err41 = { instancePath: instancePath + "/sort/by", schemaPath: "#/properties/sort/properties/by/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (func7(data21) < 1) {
              const err42 = { instancePath: instancePath + "/sort/by", schemaPath: "#/properties/sort/properties/by/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          } else {
            const err43 = { instancePath: instancePath + "/sort/by", schemaPath: "#/properties/sort/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data20.descending !== void 0) {
          if (typeof data20.descending !== "boolean") {
            const err44 = { instancePath: instancePath + "/sort/descending", schemaPath: "#/properties/sort/properties/descending/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
      } else {
        const err45 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data23 = data.limit;
      if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
        const err46 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
      if (typeof data23 == "number" && isFinite(data23)) {
        if (data23 > 1e3 || isNaN(data23)) {
          const err47 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
        if (data23 < 1 || isNaN(data23)) {
          const err48 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err48];
          } else {
            vErrors.push(err48);
          }
          errors++;
        }
      }
    }
    if (data.offset !== void 0) {
      let data24 = data.offset;
      if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
        const err49 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
      if (typeof data24 == "number" && isFinite(data24)) {
        if (data24 < 0 || isNaN(data24)) {
          const err50 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
      }
    }
    if (data.facets !== void 0) {
      if (typeof data.facets !== "boolean") {
        const err51 = { instancePath: instancePath + "/facets", schemaPath: "#/properties/facets/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
    if (data.columns !== void 0) {
      let data26 = data.columns;
      if (Array.isArray(data26)) {
        if (data26.length > 60) {
          const err52 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/maxItems", keyword: "maxItems", params: { limit: 60 }, message: "must NOT have more than 60 items" };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
        const len3 = data26.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data27 = data26[i3];
          if (typeof data27 === "string") {
            if (func7(data27) > 200) {
              const err53 = { instancePath: instancePath + "/columns/" + i3, schemaPath: "#/properties/columns/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            if (func7(data27) < 1) {
              const err54 = { instancePath: instancePath + "/columns/" + i3, schemaPath: "#/properties/columns/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
          } else {
            const err55 = { instancePath: instancePath + "/columns/" + i3, schemaPath: "#/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
      } else {
        const err56 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
  } else {
    const err57 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err57];
    } else {
      vErrors.push(err57);
    }
    errors++;
  }
  validate45.errors = vErrors;
  return errors === 0;
}
validate45.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var search_ids = validate56;
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.search === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "search" }, message: "must have required property 'search'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "search" || key0 === "first" || key0 === "end")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.search !== void 0) {
      if (!validate45(data.search, { instancePath: instancePath + "/search", parentData: data, parentDataProperty: "search", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
        errors = vErrors.length;
      }
    }
    if (data.first !== void 0) {
      let data1 = data.first;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = { instancePath: instancePath + "/first", schemaPath: "#/properties/first/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/first", schemaPath: "#/properties/first/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.end !== void 0) {
      let data2 = data.end;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err4 = { instancePath: instancePath + "/end", schemaPath: "#/properties/end/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 0 || isNaN(data2)) {
          const err5 = { instancePath: instancePath + "/end", schemaPath: "#/properties/end/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_similarity = validate58;
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ids === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "ids")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data0 = data.ids;
      if (Array.isArray(data0)) {
        if (data0.length > 20) {
          const err2 = { instancePath: instancePath + "/ids", schemaPath: "#/properties/ids/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.length < 2) {
          const err3 = { instancePath: instancePath + "/ids", schemaPath: "#/properties/ids/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func7(data1) > 200) {
              const err4 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/properties/ids/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/properties/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/ids", schemaPath: "#/properties/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_fields = validate59;
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate59.errors = vErrors;
  return errors === 0;
}
validate59.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_list = validate60;
var schema95 = { "type": "object", "title": "List of records", "description": "Records of a kind, in the order of their files.", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["databit", "example", "dataset", "template", "run"], "title": "Kind", "description": "The kind of record." }, "referringTo": { "type": "string", "maxLength": 200, "title": "Referring to", "description": "Only records that refer to the one with this id." }, "limit": { "type": "integer", "minimum": 1, "maximum": 1e4, "title": "Limit", "description": "How many records." }, "offset": { "type": "integer", "minimum": 0, "title": "Offset", "description": "Records to leave out from the top." } } };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "referringTo" || key0 === "limit" || key0 === "offset")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data0 === "databit" || data0 === "example" || data0 === "dataset" || data0 === "template" || data0 === "run")) {
        const err3 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema95.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.referringTo !== void 0) {
      let data1 = data.referringTo;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err4 = { instancePath: instancePath + "/referringTo", schemaPath: "#/properties/referringTo/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/referringTo", schemaPath: "#/properties/referringTo/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data2 = data.limit;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 1e4 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.offset !== void 0) {
      let data3 = data.offset;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err9 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err10 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_versions = validate61;
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var lineage_graph = validate62;
var schema97 = { "type": "object", "title": "Lineage", "description": "What something came from, and what depends on it.", "additionalProperties": false, "required": ["id", "direction", "depth", "limit"], "properties": { "id": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Id", "description": "A record, an execution or a commit, or the beginning of one." }, "contentHash": { "type": "string", "maxLength": 64, "title": "Content hash", "description": "One version of the record." }, "direction": { "enum": ["up", "down", "both"], "title": "Direction", "description": "Towards the sources, towards what depends on it, or both." }, "depth": { "type": "integer", "minimum": 1, "maximum": 100, "title": "Depth", "description": "Steps from the root." }, "edges": { "type": "array", "maxItems": 20, "items": { "enum": ["derived_from", "extracted_from", "next_version", "member_of", "few_shot_of", "used_by_run", "produced_by_run", "committed_in"] }, "title": "Edges", "description": "Kinds of edges to follow." }, "kinds": { "type": "array", "maxItems": 20, "items": { "enum": ["databit", "example", "dataset", "template", "run", "execution", "commit"] }, "title": "Kinds", "description": "Kinds of nodes to show." }, "since": { "type": "number", "title": "Since", "description": "Seconds since 1970." }, "until": { "type": "number", "title": "Until", "description": "Seconds since 1970." }, "limit": { "type": "integer", "minimum": 1, "maximum": 5e3, "title": "Limit", "description": "Nodes at most." }, "members": { "type": "integer", "minimum": 0, "maximum": 5e3, "title": "Members", "description": "Members that are followed from each dataset at most." }, "waits": { "type": "boolean", "title": "Waits", "description": "True to wait until git's history was read." } } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.direction === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "direction" }, message: "must have required property 'direction'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.depth === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "depth" }, message: "must have required property 'depth'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.limit === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "limit" }, message: "must have required property 'limit'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema97.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func7(data0) < 1) {
          const err6 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.contentHash !== void 0) {
      let data1 = data.contentHash;
      if (typeof data1 === "string") {
        if (func7(data1) > 64) {
          const err8 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.direction !== void 0) {
      let data2 = data.direction;
      if (!(data2 === "up" || data2 === "down" || data2 === "both")) {
        const err10 = { instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: schema97.properties.direction.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.depth !== void 0) {
      let data3 = data.depth;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err11 = { instancePath: instancePath + "/depth", schemaPath: "#/properties/depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 100 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/depth", schemaPath: "#/properties/depth/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          const err13 = { instancePath: instancePath + "/depth", schemaPath: "#/properties/depth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.edges !== void 0) {
      let data4 = data.edges;
      if (Array.isArray(data4)) {
        if (data4.length > 20) {
          const err14 = { instancePath: instancePath + "/edges", schemaPath: "#/properties/edges/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (!(data5 === "derived_from" || data5 === "extracted_from" || data5 === "next_version" || data5 === "member_of" || data5 === "few_shot_of" || data5 === "used_by_run" || data5 === "produced_by_run" || data5 === "committed_in")) {
            const err15 = { instancePath: instancePath + "/edges/" + i0, schemaPath: "#/properties/edges/items/enum", keyword: "enum", params: { allowedValues: schema97.properties.edges.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/edges", schemaPath: "#/properties/edges/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.kinds !== void 0) {
      let data6 = data.kinds;
      if (Array.isArray(data6)) {
        if (data6.length > 20) {
          const err17 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data7 = data6[i1];
          if (!(data7 === "databit" || data7 === "example" || data7 === "dataset" || data7 === "template" || data7 === "run" || data7 === "execution" || data7 === "commit")) {
            const err18 = { instancePath: instancePath + "/kinds/" + i1, schemaPath: "#/properties/kinds/items/enum", keyword: "enum", params: { allowedValues: schema97.properties.kinds.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.since !== void 0) {
      let data8 = data.since;
      if (!(typeof data8 == "number" && isFinite(data8))) {
        const err20 = { instancePath: instancePath + "/since", schemaPath: "#/properties/since/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.until !== void 0) {
      let data9 = data.until;
      if (!(typeof data9 == "number" && isFinite(data9))) {
        const err21 = { instancePath: instancePath + "/until", schemaPath: "#/properties/until/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data10 = data.limit;
      if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
        const err22 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 5e3 || isNaN(data10)) {
          const err23 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 5e3 }, message: "must be <= 5000" };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (data10 < 1 || isNaN(data10)) {
          const err24 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
    }
    if (data.members !== void 0) {
      let data11 = data.members;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err25 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 5e3 || isNaN(data11)) {
          const err26 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/maximum", keyword: "maximum", params: { comparison: "<=", limit: 5e3 }, message: "must be <= 5000" };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data11 < 0 || isNaN(data11)) {
          const err27 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
    }
    if (data.waits !== void 0) {
      if (typeof data.waits !== "boolean") {
        const err28 = { instancePath: instancePath + "/waits", schemaPath: "#/properties/waits/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
  } else {
    const err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err29];
    } else {
      vErrors.push(err29);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_versionText = validate63;
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate63.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.contentHash === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "contentHash" }, message: "must have required property 'contentHash'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "contentHash" || key0 === "commit")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.contentHash !== void 0) {
      let data1 = data.contentHash;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.commit !== void 0) {
      let data2 = data.commit;
      if (typeof data2 === "string") {
        if (func7(data2) > 100) {
          const err7 = { instancePath: instancePath + "/commit", schemaPath: "#/properties/commit/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/commit", schemaPath: "#/properties/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
validate63.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_changes = validate64;
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.base === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "base" }, message: "must have required property 'base'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.head === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "head" }, message: "must have required property 'head'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "base" || key0 === "head" || key0 === "mergeBase" || key0 === "folder")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.base !== void 0) {
      let data0 = data.base;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e3) {
          const err3 = { instancePath: instancePath + "/base", schemaPath: "#/properties/base/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (func7(data0) < 1) {
          const err4 = { instancePath: instancePath + "/base", schemaPath: "#/properties/base/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/base", schemaPath: "#/properties/base/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.head !== void 0) {
      let data1 = data.head;
      if (typeof data1 === "string") {
        if (func7(data1) > 1e3) {
          const err6 = { instancePath: instancePath + "/head", schemaPath: "#/properties/head/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func7(data1) < 1) {
          const err7 = { instancePath: instancePath + "/head", schemaPath: "#/properties/head/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/head", schemaPath: "#/properties/head/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.mergeBase !== void 0) {
      if (typeof data.mergeBase !== "boolean") {
        const err9 = { instancePath: instancePath + "/mergeBase", schemaPath: "#/properties/mergeBase/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.folder !== void 0) {
      let data3 = data.folder;
      if (typeof data3 === "string") {
        if (func7(data3) > 1e4) {
          const err10 = { instancePath: instancePath + "/folder", schemaPath: "#/properties/folder/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/folder", schemaPath: "#/properties/folder/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_records = validate65;
var schema100 = { "type": "object", "title": "Records of a review", "description": "Some of the records that differ.", "additionalProperties": false, "required": ["handle", "offset", "limit"], "properties": { "handle": { "type": "string", "maxLength": 200, "title": "Handle", "description": "The review." }, "offset": { "type": "integer", "minimum": 0, "title": "Offset", "description": "Records that are passed over." }, "limit": { "type": "integer", "minimum": 1, "maximum": 500, "title": "Limit", "description": "Records at most." }, "changes": { "type": "array", "maxItems": 7, "items": { "enum": ["added", "removed", "changed", "moved", "renamed", "split", "merged"] }, "title": "Changes", "description": "Records to which one of these happened." }, "kinds": { "type": "array", "maxItems": 5, "items": { "enum": ["databit", "example", "dataset", "template", "run"] }, "title": "Kinds", "description": "Records of these kinds." }, "effects": { "type": "array", "maxItems": 3, "items": { "enum": ["content", "annotation", "none"] }, "title": "Effects", "description": "Records whose change means this." }, "lapsed": { "type": "boolean", "title": "Lapsed", "description": "True: only records whose review the change made lapse." }, "text": { "type": "string", "maxLength": 1e3, "title": "Text", "description": "Part of a name, id or path." } } };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.offset === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "offset" }, message: "must have required property 'offset'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.limit === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "limit" }, message: "must have required property 'limit'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle" || key0 === "offset" || key0 === "limit" || key0 === "changes" || key0 === "kinds" || key0 === "effects" || key0 === "lapsed" || key0 === "text")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err4 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.offset !== void 0) {
      let data1 = data.offset;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.limit !== void 0) {
      let data2 = data.limit;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 500 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 500 }, message: "must be <= 500" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err10 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
    if (data.changes !== void 0) {
      let data3 = data.changes;
      if (Array.isArray(data3)) {
        if (data3.length > 7) {
          const err11 = { instancePath: instancePath + "/changes", schemaPath: "#/properties/changes/maxItems", keyword: "maxItems", params: { limit: 7 }, message: "must NOT have more than 7 items" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (!(data4 === "added" || data4 === "removed" || data4 === "changed" || data4 === "moved" || data4 === "renamed" || data4 === "split" || data4 === "merged")) {
            const err12 = { instancePath: instancePath + "/changes/" + i0, schemaPath: "#/properties/changes/items/enum", keyword: "enum", params: { allowedValues: schema100.properties.changes.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/changes", schemaPath: "#/properties/changes/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.kinds !== void 0) {
      let data5 = data.kinds;
      if (Array.isArray(data5)) {
        if (data5.length > 5) {
          const err14 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/maxItems", keyword: "maxItems", params: { limit: 5 }, message: "must NOT have more than 5 items" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data6 = data5[i1];
          if (!(data6 === "databit" || data6 === "example" || data6 === "dataset" || data6 === "template" || data6 === "run")) {
            const err15 = { instancePath: instancePath + "/kinds/" + i1, schemaPath: "#/properties/kinds/items/enum", keyword: "enum", params: { allowedValues: schema100.properties.kinds.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.effects !== void 0) {
      let data7 = data.effects;
      if (Array.isArray(data7)) {
        if (data7.length > 3) {
          const err17 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/maxItems", keyword: "maxItems", params: { limit: 3 }, message: "must NOT have more than 3 items" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len2 = data7.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data8 = data7[i2];
          if (!(data8 === "content" || data8 === "annotation" || data8 === "none")) {
            const err18 = { instancePath: instancePath + "/effects/" + i2, schemaPath: "#/properties/effects/items/enum", keyword: "enum", params: { allowedValues: schema100.properties.effects.items.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.lapsed !== void 0) {
      if (typeof data.lapsed !== "boolean") {
        const err20 = { instancePath: instancePath + "/lapsed", schemaPath: "#/properties/lapsed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data10 = data.text;
      if (typeof data10 === "string") {
        if (func7(data10) > 1e3) {
          const err21 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate65.errors = vErrors;
  return errors === 0;
}
validate65.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_texts = validate66;
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.key === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle" || key0 === "key")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.key !== void 0) {
      let data1 = data.key;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/key", schemaPath: "#/properties/key/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate66.errors = vErrors;
  return errors === 0;
}
validate66.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_markdown = validate67;
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate67.errors = vErrors;
  return errors === 0;
}
validate67.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_choices = validate68;
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "folder")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.folder !== void 0) {
      let data0 = data.folder;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e4) {
          const err1 = { instancePath: instancePath + "/folder", schemaPath: "#/properties/folder/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/folder", schemaPath: "#/properties/folder/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var review_record = validate69;
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.key === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle" || key0 === "key")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/handle", schemaPath: "#/properties/handle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.key !== void 0) {
      let data1 = data.key;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/key", schemaPath: "#/properties/key/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_difference = validate70;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.before === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "before" }, message: "must have required property 'before'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.after === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "after" }, message: "must have required property 'after'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "before" || key0 === "after")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.before !== void 0) {
      let data1 = data.before;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err6 = { instancePath: instancePath + "/before", schemaPath: "#/properties/before/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/before", schemaPath: "#/properties/before/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.after !== void 0) {
      let data2 = data.after;
      if (typeof data2 === "string") {
        if (func7(data2) > 200) {
          const err8 = { instancePath: instancePath + "/after", schemaPath: "#/properties/after/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/after", schemaPath: "#/properties/after/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_blame = validate71;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_restore = validate72;
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.contentHash === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "contentHash" }, message: "must have required property 'contentHash'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "contentHash" || key0 === "uri")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.contentHash !== void 0) {
      let data1 = data.contentHash;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/contentHash", schemaPath: "#/properties/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data2 = data.uri;
      if (typeof data2 === "string") {
        if (func7(data2) > 8e3) {
          const err7 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_at = validate73;
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.lines === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "lines" }, message: "must have required property 'lines'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri" || key0 === "lines")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.lines !== void 0) {
      let data1 = data.lines;
      if (Array.isArray(data1)) {
        if (data1.length > 1e4) {
          const err5 = { instancePath: instancePath + "/lines", schemaPath: "#/properties/lines/maxItems", keyword: "maxItems", params: { limit: 1e4 }, message: "must NOT have more than 10000 items" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (Array.isArray(data2)) {
            if (data2.length > 2) {
              const err6 = { instancePath: instancePath + "/lines/" + i0, schemaPath: "#/properties/lines/items/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            if (data2.length < 2) {
              const err7 = { instancePath: instancePath + "/lines/" + i0, schemaPath: "#/properties/lines/items/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            const len1 = data2.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data3 = data2[i1];
              if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
                const err8 = { instancePath: instancePath + "/lines/" + i0 + "/" + i1, schemaPath: "#/properties/lines/items/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (typeof data3 == "number" && isFinite(data3)) {
                if (data3 < 0 || isNaN(data3)) {
                  const err9 = { instancePath: instancePath + "/lines/" + i0 + "/" + i1, schemaPath: "#/properties/lines/items/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err10 = { instancePath: instancePath + "/lines/" + i0, schemaPath: "#/properties/lines/items/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/lines", schemaPath: "#/properties/lines/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
validate73.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_create = validate74;
var schema109 = { "type": "object", "title": "New record", "description": "A record to add.", "additionalProperties": false, "required": ["kind", "value"], "properties": { "kind": { "type": "string", "enum": ["databit", "example"], "title": "Kind", "description": "The kind of record." }, "value": { "type": "object", "title": "Value", "description": "The record." }, "uri": { "type": "string", "maxLength": 8e3, "title": "File", "description": "The file it goes to." } } };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.value === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "value" || key0 === "uri")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "databit" || data0 === "example")) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema109.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data1 = data.value;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err5 = { instancePath: instancePath + "/value", schemaPath: "#/properties/value/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data2 = data.uri;
      if (typeof data2 === "string") {
        if (func7(data2) > 8e3) {
          const err6 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_update = validate75;
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "set" || key0 === "remove")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.set !== void 0) {
      let data1 = data.set;
      if (Array.isArray(data1)) {
        if (data1.length > 1e3) {
          const err4 = { instancePath: instancePath + "/set", schemaPath: "#/properties/set/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.path === void 0) {
              const err5 = { instancePath: instancePath + "/set/" + i0, schemaPath: "#/properties/set/items/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            if (data2.value === void 0) {
              const err6 = { instancePath: instancePath + "/set/" + i0, schemaPath: "#/properties/set/items/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            for (const key1 in data2) {
              if (!(key1 === "path" || key1 === "value")) {
                const err7 = { instancePath: instancePath + "/set/" + i0, schemaPath: "#/properties/set/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data2.path !== void 0) {
              let data3 = data2.path;
              if (Array.isArray(data3)) {
                if (data3.length > 64) {
                  const err8 = { instancePath: instancePath + "/set/" + i0 + "/path", schemaPath: "#/$defs/fieldPath/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
                if (data3.length < 1) {
                  const err9 = { instancePath: instancePath + "/set/" + i0 + "/path", schemaPath: "#/$defs/fieldPath/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
                const len1 = data3.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data4 = data3[i1];
                  if (typeof data4 === "string") {
                    if (func7(data4) > 1e3) {
                      const err10 = { instancePath: instancePath + "/set/" + i0 + "/path/" + i1, schemaPath: "#/$defs/fieldPath/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                      if (vErrors === null) {
                        vErrors = [err10];
                      } else {
                        vErrors.push(err10);
                      }
                      errors++;
                    }
                  } else {
                    const err11 = { instancePath: instancePath + "/set/" + i0 + "/path/" + i1, schemaPath: "#/$defs/fieldPath/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err11];
                    } else {
                      vErrors.push(err11);
                    }
                    errors++;
                  }
                }
              } else {
                const err12 = { instancePath: instancePath + "/set/" + i0 + "/path", schemaPath: "#/$defs/fieldPath/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
          } else {
            const err13 = { instancePath: instancePath + "/set/" + i0, schemaPath: "#/properties/set/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/set", schemaPath: "#/properties/set/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.remove !== void 0) {
      let data5 = data.remove;
      if (Array.isArray(data5)) {
        if (data5.length > 1e3) {
          const err15 = { instancePath: instancePath + "/remove", schemaPath: "#/properties/remove/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        const len2 = data5.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data6 = data5[i2];
          if (Array.isArray(data6)) {
            if (data6.length > 64) {
              const err16 = { instancePath: instancePath + "/remove/" + i2, schemaPath: "#/$defs/fieldPath/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (data6.length < 1) {
              const err17 = { instancePath: instancePath + "/remove/" + i2, schemaPath: "#/$defs/fieldPath/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            const len3 = data6.length;
            for (let i3 = 0; i3 < len3; i3++) {
              let data7 = data6[i3];
              if (typeof data7 === "string") {
                if (func7(data7) > 1e3) {
                  const err18 = { instancePath: instancePath + "/remove/" + i2 + "/" + i3, schemaPath: "#/$defs/fieldPath/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/remove/" + i2 + "/" + i3, schemaPath: "#/$defs/fieldPath/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/remove/" + i2, schemaPath: "#/$defs/fieldPath/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/remove", schemaPath: "#/properties/remove/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_delete = validate76;
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ids === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "ids" || key0 === "force")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data0 = data.ids;
      if (Array.isArray(data0)) {
        if (data0.length > 1e5) {
          const err2 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err3 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func7(data1) > 200) {
              const err4 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.force !== void 0) {
      if (typeof data.force !== "boolean") {
        const err7 = { instancePath: instancePath + "/force", schemaPath: "#/properties/force/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate76.errors = vErrors;
  return errors === 0;
}
validate76.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_derive = validate77;
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "uri" || key0 === "method")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data1 = data.uri;
      if (typeof data1 === "string") {
        if (func7(data1) > 8e3) {
          const err4 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.method !== void 0) {
      let data2 = data.method;
      if (typeof data2 === "string") {
        if (func7(data2) > 1e3) {
          const err6 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func7(data2) < 1) {
          const err7 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_move = validate78;
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ids === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.uri === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "ids" || key0 === "uri")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data0 = data.ids;
      if (Array.isArray(data0)) {
        if (data0.length > 1e5) {
          const err3 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err4 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func7(data1) > 200) {
              const err5 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data2 = data.uri;
      if (typeof data2 === "string") {
        if (func7(data2) > 8e3) {
          const err8 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate78.errors = vErrors;
  return errors === 0;
}
validate78.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_edit = validate79;
var schema118 = { "type": "object", "title": "Changed records", "description": "One change for many records.", "additionalProperties": false, "required": ["ids", "change"], "properties": { "ids": { "$ref": "#/$defs/ids" }, "change": { "title": "Change", "description": "What is to be changed.", "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["review", "reviewer"], "properties": { "review": { "enum": ["approved", "changes_requested", "rejected"] }, "reviewer": { "type": "string", "minLength": 1, "maxLength": 200 }, "comment": { "type": "string", "maxLength": 2e4 }, "status": { "type": "string", "minLength": 1, "maxLength": 1e3 }, "seen": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 64 } } } }, { "type": "object", "additionalProperties": false, "required": ["set", "value"], "properties": { "set": { "enum": ["status", "function", "domain"] }, "value": { "type": "string", "minLength": 1, "maxLength": 1e3 } } }, { "type": "object", "additionalProperties": false, "required": ["add", "value"], "properties": { "add": { "enum": ["tag", "dataset"] }, "value": { "type": "string", "minLength": 1, "maxLength": 1e3 } } }, { "type": "object", "additionalProperties": false, "required": ["remove", "value"], "properties": { "remove": { "const": "tag" }, "value": { "type": "string", "minLength": 1, "maxLength": 1e3 } } }, { "type": "object", "additionalProperties": false, "required": ["rename", "from", "value"], "properties": { "rename": { "const": "score" }, "from": { "type": "string", "minLength": 1, "maxLength": 1e3 }, "value": { "type": "string", "minLength": 1, "maxLength": 1e3 } } }, { "type": "object", "additionalProperties": false, "required": ["delete"], "properties": { "delete": { "const": true }, "force": { "type": "boolean" } } }] } } };
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate79.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ids === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ids" }, message: "must have required property 'ids'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.change === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "change" }, message: "must have required property 'change'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "ids" || key0 === "change")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data0 = data.ids;
      if (Array.isArray(data0)) {
        if (data0.length > 1e5) {
          const err3 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err4 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func7(data1) > 200) {
              const err5 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.change !== void 0) {
      let data2 = data.change;
      const _errs8 = errors;
      let valid4 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.review === void 0) {
          const err8 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/required", keyword: "required", params: { missingProperty: "review" }, message: "must have required property 'review'" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2.reviewer === void 0) {
          const err9 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/required", keyword: "required", params: { missingProperty: "reviewer" }, message: "must have required property 'reviewer'" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "review" || key1 === "reviewer" || key1 === "comment" || key1 === "status" || key1 === "seen")) {
            const err10 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data2.review !== void 0) {
          let data3 = data2.review;
          if (!(data3 === "approved" || data3 === "changes_requested" || data3 === "rejected")) {
            const err11 = { instancePath: instancePath + "/change/review", schemaPath: "#/properties/change/oneOf/0/properties/review/enum", keyword: "enum", params: { allowedValues: schema118.properties.change.oneOf[0].properties.review.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data2.reviewer !== void 0) {
          let data4 = data2.reviewer;
          if (typeof data4 === "string") {
            if (func7(data4) > 200) {
              const err12 = { instancePath: instancePath + "/change/reviewer", schemaPath: "#/properties/change/oneOf/0/properties/reviewer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (func7(data4) < 1) {
              const err13 = { instancePath: instancePath + "/change/reviewer", schemaPath: "#/properties/change/oneOf/0/properties/reviewer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/change/reviewer", schemaPath: "#/properties/change/oneOf/0/properties/reviewer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data2.comment !== void 0) {
          let data5 = data2.comment;
          if (typeof data5 === "string") {
            if (func7(data5) > 2e4) {
              const err15 = { instancePath: instancePath + "/change/comment", schemaPath: "#/properties/change/oneOf/0/properties/comment/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/change/comment", schemaPath: "#/properties/change/oneOf/0/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data2.status !== void 0) {
          let data6 = data2.status;
          if (typeof data6 === "string") {
            if (func7(data6) > 1e3) {
              const err17 = { instancePath: instancePath + "/change/status", schemaPath: "#/properties/change/oneOf/0/properties/status/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (func7(data6) < 1) {
              const err18 = { instancePath: instancePath + "/change/status", schemaPath: "#/properties/change/oneOf/0/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/change/status", schemaPath: "#/properties/change/oneOf/0/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data2.seen !== void 0) {
          let data7 = data2.seen;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            for (const key2 in data7) {
              let data8 = data7[key2];
              if (typeof data8 === "string") {
                if (func7(data8) > 64) {
                  const err20 = { instancePath: instancePath + "/change/seen/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/change/oneOf/0/properties/seen/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              } else {
                const err21 = { instancePath: instancePath + "/change/seen/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/change/oneOf/0/properties/seen/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = { instancePath: instancePath + "/change/seen", schemaPath: "#/properties/change/oneOf/0/properties/seen/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid4 = true;
        passing0 = 0;
        var props0 = true;
      }
      const _errs24 = errors;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.set === void 0) {
          const err24 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/required", keyword: "required", params: { missingProperty: "set" }, message: "must have required property 'set'" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data2.value === void 0) {
          const err25 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        for (const key3 in data2) {
          if (!(key3 === "set" || key3 === "value")) {
            const err26 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data2.set !== void 0) {
          let data9 = data2.set;
          if (!(data9 === "status" || data9 === "function" || data9 === "domain")) {
            const err27 = { instancePath: instancePath + "/change/set", schemaPath: "#/properties/change/oneOf/1/properties/set/enum", keyword: "enum", params: { allowedValues: schema118.properties.change.oneOf[1].properties.set.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data2.value !== void 0) {
          let data10 = data2.value;
          if (typeof data10 === "string") {
            if (func7(data10) > 1e3) {
              const err28 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/1/properties/value/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (func7(data10) < 1) {
              const err29 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/1/properties/value/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/1/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      } else {
        const err31 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var _valid0 = _errs24 === errors;
      if (_valid0 && valid4) {
        valid4 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid4 = true;
          passing0 = 1;
          if (props0 !== true) {
            props0 = true;
          }
        }
        const _errs30 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.add === void 0) {
            const err32 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/required", keyword: "required", params: { missingProperty: "add" }, message: "must have required property 'add'" };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
          if (data2.value === void 0) {
            const err33 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          for (const key4 in data2) {
            if (!(key4 === "add" || key4 === "value")) {
              const err34 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
          if (data2.add !== void 0) {
            let data11 = data2.add;
            if (!(data11 === "tag" || data11 === "dataset")) {
              const err35 = { instancePath: instancePath + "/change/add", schemaPath: "#/properties/change/oneOf/2/properties/add/enum", keyword: "enum", params: { allowedValues: schema118.properties.change.oneOf[2].properties.add.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          }
          if (data2.value !== void 0) {
            let data12 = data2.value;
            if (typeof data12 === "string") {
              if (func7(data12) > 1e3) {
                const err36 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/2/properties/value/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
              if (func7(data12) < 1) {
                const err37 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/2/properties/value/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            } else {
              const err38 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/2/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
          }
        } else {
          const err39 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
        var _valid0 = _errs30 === errors;
        if (_valid0 && valid4) {
          valid4 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid4 = true;
            passing0 = 2;
            if (props0 !== true) {
              props0 = true;
            }
          }
          const _errs36 = errors;
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.remove === void 0) {
              const err40 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/required", keyword: "required", params: { missingProperty: "remove" }, message: "must have required property 'remove'" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            if (data2.value === void 0) {
              const err41 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            for (const key5 in data2) {
              if (!(key5 === "remove" || key5 === "value")) {
                const err42 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data2.remove !== void 0) {
              if ("tag" !== data2.remove) {
                const err43 = { instancePath: instancePath + "/change/remove", schemaPath: "#/properties/change/oneOf/3/properties/remove/const", keyword: "const", params: { allowedValue: "tag" }, message: "must be equal to constant" };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
            if (data2.value !== void 0) {
              let data14 = data2.value;
              if (typeof data14 === "string") {
                if (func7(data14) > 1e3) {
                  const err44 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/3/properties/value/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
                if (func7(data14) < 1) {
                  const err45 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/3/properties/value/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
              } else {
                const err46 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/3/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
          } else {
            const err47 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
          var _valid0 = _errs36 === errors;
          if (_valid0 && valid4) {
            valid4 = false;
            passing0 = [passing0, 3];
          } else {
            if (_valid0) {
              valid4 = true;
              passing0 = 3;
              if (props0 !== true) {
                props0 = true;
              }
            }
            const _errs42 = errors;
            if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
              if (data2.rename === void 0) {
                const err48 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/required", keyword: "required", params: { missingProperty: "rename" }, message: "must have required property 'rename'" };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
              if (data2.from === void 0) {
                const err49 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'" };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
              if (data2.value === void 0) {
                const err50 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
              for (const key6 in data2) {
                if (!(key6 === "rename" || key6 === "from" || key6 === "value")) {
                  const err51 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                }
              }
              if (data2.rename !== void 0) {
                if ("score" !== data2.rename) {
                  const err52 = { instancePath: instancePath + "/change/rename", schemaPath: "#/properties/change/oneOf/4/properties/rename/const", keyword: "const", params: { allowedValue: "score" }, message: "must be equal to constant" };
                  if (vErrors === null) {
                    vErrors = [err52];
                  } else {
                    vErrors.push(err52);
                  }
                  errors++;
                }
              }
              if (data2.from !== void 0) {
                let data16 = data2.from;
                if (typeof data16 === "string") {
                  if (func7(data16) > 1e3) {
                    const err53 = { instancePath: instancePath + "/change/from", schemaPath: "#/properties/change/oneOf/4/properties/from/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    if (vErrors === null) {
                      vErrors = [err53];
                    } else {
                      vErrors.push(err53);
                    }
                    errors++;
                  }
                  if (func7(data16) < 1) {
                    const err54 = { instancePath: instancePath + "/change/from", schemaPath: "#/properties/change/oneOf/4/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err54];
                    } else {
                      vErrors.push(err54);
                    }
                    errors++;
                  }
                } else {
                  const err55 = { instancePath: instancePath + "/change/from", schemaPath: "#/properties/change/oneOf/4/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
              }
              if (data2.value !== void 0) {
                let data17 = data2.value;
                if (typeof data17 === "string") {
                  if (func7(data17) > 1e3) {
                    const err56 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/4/properties/value/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                    if (vErrors === null) {
                      vErrors = [err56];
                    } else {
                      vErrors.push(err56);
                    }
                    errors++;
                  }
                  if (func7(data17) < 1) {
                    const err57 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/4/properties/value/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err57];
                    } else {
                      vErrors.push(err57);
                    }
                    errors++;
                  }
                } else {
                  const err58 = { instancePath: instancePath + "/change/value", schemaPath: "#/properties/change/oneOf/4/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err58];
                  } else {
                    vErrors.push(err58);
                  }
                  errors++;
                }
              }
            } else {
              const err59 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
            var _valid0 = _errs42 === errors;
            if (_valid0 && valid4) {
              valid4 = false;
              passing0 = [passing0, 4];
            } else {
              if (_valid0) {
                valid4 = true;
                passing0 = 4;
                if (props0 !== true) {
                  props0 = true;
                }
              }
              const _errs50 = errors;
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                if (data2.delete === void 0) {
                  const err60 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/required", keyword: "required", params: { missingProperty: "delete" }, message: "must have required property 'delete'" };
                  if (vErrors === null) {
                    vErrors = [err60];
                  } else {
                    vErrors.push(err60);
                  }
                  errors++;
                }
                for (const key7 in data2) {
                  if (!(key7 === "delete" || key7 === "force")) {
                    const err61 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err61];
                    } else {
                      vErrors.push(err61);
                    }
                    errors++;
                  }
                }
                if (data2.delete !== void 0) {
                  if (true !== data2.delete) {
                    const err62 = { instancePath: instancePath + "/change/delete", schemaPath: "#/properties/change/oneOf/5/properties/delete/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
                    if (vErrors === null) {
                      vErrors = [err62];
                    } else {
                      vErrors.push(err62);
                    }
                    errors++;
                  }
                }
                if (data2.force !== void 0) {
                  if (typeof data2.force !== "boolean") {
                    const err63 = { instancePath: instancePath + "/change/force", schemaPath: "#/properties/change/oneOf/5/properties/force/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                    if (vErrors === null) {
                      vErrors = [err63];
                    } else {
                      vErrors.push(err63);
                    }
                    errors++;
                  }
                }
              } else {
                const err64 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
              var _valid0 = _errs50 === errors;
              if (_valid0 && valid4) {
                valid4 = false;
                passing0 = [passing0, 5];
              } else {
                if (_valid0) {
                  valid4 = true;
                  passing0 = 5;
                  if (props0 !== true) {
                    props0 = true;
                  }
                }
              }
            }
          }
        }
      }
      if (!valid4) {
        const err65 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err66 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err66];
    } else {
      vErrors.push(err66);
    }
    errors++;
  }
  validate79.errors = vErrors;
  return errors === 0;
}
validate79.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var form_fields = validate80;
var schema120 = { "type": "object", "title": "Fields of a form", "description": "The kind whose form is asked for.", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["databit", "example"], "title": "Kind", "description": "The kind of record." } } };
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate80.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data0 === "databit" || data0 === "example")) {
        const err3 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema120.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate80.errors = vErrors;
  return errors === 0;
}
validate80.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var form_read = validate81;
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri" || key0 === "place" || key0 === "line")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err2 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.place !== void 0) {
      let data1 = data.place;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.document === void 0) {
          const err4 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/required", keyword: "required", params: { missingProperty: "document" }, message: "must have required property 'document'" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "document" || key1 === "id")) {
            const err5 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data1.document !== void 0) {
          let data2 = data1.document;
          if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
            const err6 = { instancePath: instancePath + "/place/document", schemaPath: "#/$defs/formPlace/properties/document/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (typeof data2 == "number" && isFinite(data2)) {
            if (data2 < 0 || isNaN(data2)) {
              const err7 = { instancePath: instancePath + "/place/document", schemaPath: "#/$defs/formPlace/properties/document/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          }
        }
        if (data1.id !== void 0) {
          let data3 = data1.id;
          if (typeof data3 === "string") {
            if (func7(data3) > 1e3) {
              const err8 = { instancePath: instancePath + "/place/id", schemaPath: "#/$defs/formPlace/properties/id/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/place/id", schemaPath: "#/$defs/formPlace/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.line !== void 0) {
      let data4 = data.line;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err11 = { instancePath: instancePath + "/line", schemaPath: "#/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err12 = { instancePath: instancePath + "/line", schemaPath: "#/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
validate81.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var form_records = validate82;
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err2 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var form_edit = validate83;
var schema126 = { "type": "array", "minItems": 1, "maxItems": 100, "title": "Path", "description": "Names and list positions from the record.", "items": { "type": ["string", "integer"] } };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.place === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "place" }, message: "must have required property 'place'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.change === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "change" }, message: "must have required property 'change'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri" || key0 === "place" || key0 === "change")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err4 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.place !== void 0) {
      let data1 = data.place;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.document === void 0) {
          const err6 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/required", keyword: "required", params: { missingProperty: "document" }, message: "must have required property 'document'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "document" || key1 === "id")) {
            const err7 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.document !== void 0) {
          let data2 = data1.document;
          if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
            const err8 = { instancePath: instancePath + "/place/document", schemaPath: "#/$defs/formPlace/properties/document/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (typeof data2 == "number" && isFinite(data2)) {
            if (data2 < 0 || isNaN(data2)) {
              const err9 = { instancePath: instancePath + "/place/document", schemaPath: "#/$defs/formPlace/properties/document/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
        }
        if (data1.id !== void 0) {
          let data3 = data1.id;
          if (typeof data3 === "string") {
            if (func7(data3) > 1e3) {
              const err10 = { instancePath: instancePath + "/place/id", schemaPath: "#/$defs/formPlace/properties/id/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/place/id", schemaPath: "#/$defs/formPlace/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/formPlace/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.change !== void 0) {
      let data4 = data.change;
      if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
        const err13 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      const _errs14 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs15 = errors;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.set === void 0) {
          const err14 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/required", keyword: "required", params: { missingProperty: "set" }, message: "must have required property 'set'" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data4.value === void 0) {
          const err15 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key2 in data4) {
          if (!(key2 === "set" || key2 === "value")) {
            const err16 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data4.set !== void 0) {
          let data5 = data4.set;
          if (Array.isArray(data5)) {
            if (data5.length > 100) {
              const err17 = { instancePath: instancePath + "/change/set", schemaPath: "#/$defs/formPath/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (data5.length < 1) {
              const err18 = { instancePath: instancePath + "/change/set", schemaPath: "#/$defs/formPath/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            const len0 = data5.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data6 = data5[i0];
              if (typeof data6 !== "string" && !(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                const err19 = { instancePath: instancePath + "/change/set/" + i0, schemaPath: "#/$defs/formPath/items/type", keyword: "type", params: { type: schema126.items.type }, message: "must be string,integer" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/change/set", schemaPath: "#/$defs/formPath/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      var _valid0 = _errs15 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
        var props0 = true;
      }
      const _errs23 = errors;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.remove === void 0) {
          const err22 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/required", keyword: "required", params: { missingProperty: "remove" }, message: "must have required property 'remove'" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        for (const key3 in data4) {
          if (!(key3 === "remove")) {
            const err23 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data4.remove !== void 0) {
          let data7 = data4.remove;
          if (Array.isArray(data7)) {
            if (data7.length > 100) {
              const err24 = { instancePath: instancePath + "/change/remove", schemaPath: "#/$defs/formPath/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (data7.length < 1) {
              const err25 = { instancePath: instancePath + "/change/remove", schemaPath: "#/$defs/formPath/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            const len1 = data7.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data8 = data7[i1];
              if (typeof data8 !== "string" && !(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
                const err26 = { instancePath: instancePath + "/change/remove/" + i1, schemaPath: "#/$defs/formPath/items/type", keyword: "type", params: { type: schema126.items.type }, message: "must be string,integer" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
          } else {
            const err27 = { instancePath: instancePath + "/change/remove", schemaPath: "#/$defs/formPath/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
      var _valid0 = _errs23 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
          if (props0 !== true) {
            props0 = true;
          }
        }
        const _errs31 = errors;
        if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          if (data4.rename === void 0) {
            const err29 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/required", keyword: "required", params: { missingProperty: "rename" }, message: "must have required property 'rename'" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
          if (data4.to === void 0) {
            const err30 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          for (const key4 in data4) {
            if (!(key4 === "rename" || key4 === "to")) {
              const err31 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          }
          if (data4.rename !== void 0) {
            let data9 = data4.rename;
            if (Array.isArray(data9)) {
              if (data9.length > 100) {
                const err32 = { instancePath: instancePath + "/change/rename", schemaPath: "#/$defs/formPath/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
              if (data9.length < 1) {
                const err33 = { instancePath: instancePath + "/change/rename", schemaPath: "#/$defs/formPath/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
              const len2 = data9.length;
              for (let i2 = 0; i2 < len2; i2++) {
                let data10 = data9[i2];
                if (typeof data10 !== "string" && !(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
                  const err34 = { instancePath: instancePath + "/change/rename/" + i2, schemaPath: "#/$defs/formPath/items/type", keyword: "type", params: { type: schema126.items.type }, message: "must be string,integer" };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
              }
            } else {
              const err35 = { instancePath: instancePath + "/change/rename", schemaPath: "#/$defs/formPath/type", keyword: "type", params: { type: "array" }, message: "must be array" };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          }
          if (data4.to !== void 0) {
            let data11 = data4.to;
            if (typeof data11 === "string") {
              if (func7(data11) > 1e3) {
                const err36 = { instancePath: instancePath + "/change/to", schemaPath: "#/properties/change/oneOf/2/properties/to/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            } else {
              const err37 = { instancePath: instancePath + "/change/to", schemaPath: "#/properties/change/oneOf/2/properties/to/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          }
        } else {
          const err38 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
        var _valid0 = _errs31 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
            if (props0 !== true) {
              props0 = true;
            }
          }
          const _errs41 = errors;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.delete === void 0) {
              const err39 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/required", keyword: "required", params: { missingProperty: "delete" }, message: "must have required property 'delete'" };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            for (const key5 in data4) {
              if (!(key5 === "delete")) {
                const err40 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data4.delete !== void 0) {
              if (true !== data4.delete) {
                const err41 = { instancePath: instancePath + "/change/delete", schemaPath: "#/properties/change/oneOf/3/properties/delete/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
            }
          } else {
            const err42 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          var _valid0 = _errs41 === errors;
          if (_valid0 && valid3) {
            valid3 = false;
            passing0 = [passing0, 3];
          } else {
            if (_valid0) {
              valid3 = true;
              passing0 = 3;
              if (props0 !== true) {
                props0 = true;
              }
            }
            const _errs45 = errors;
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              if (data4.create === void 0) {
                const err43 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/required", keyword: "required", params: { missingProperty: "create" }, message: "must have required property 'create'" };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
              for (const key6 in data4) {
                if (!(key6 === "create")) {
                  const err44 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
              if (data4.create !== void 0) {
                if (true !== data4.create) {
                  const err45 = { instancePath: instancePath + "/change/create", schemaPath: "#/properties/change/oneOf/4/properties/create/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
              }
            } else {
              const err46 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            var _valid0 = _errs45 === errors;
            if (_valid0 && valid3) {
              valid3 = false;
              passing0 = [passing0, 4];
            } else {
              if (_valid0) {
                valid3 = true;
                passing0 = 4;
                if (props0 !== true) {
                  props0 = true;
                }
              }
            }
          }
        }
      }
      if (!valid3) {
        const err47 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      } else {
        errors = _errs14;
        if (vErrors !== null) {
          if (_errs14) {
            vErrors.length = _errs14;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err48 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err48];
    } else {
      vErrors.push(err48);
    }
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
validate83.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var form_words = validate84;
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate84.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.words === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "words" }, message: "must have required property 'words'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri" || key0 === "words")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.words !== void 0) {
      let data1 = data.words;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/words", schemaPath: "#/properties/words/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/words", schemaPath: "#/properties/words/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
validate84.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var map_project = validate85;
var schema130 = { "type": "object", "title": "Map", "description": "Places records on a map by their vectors.", "additionalProperties": false, "properties": { "filters": { "$ref": "#/$defs/searchFilters" }, "where": { "$ref": "common.schema.json#/$defs/predicate" }, "method": { "enum": ["umap", "pca"], "title": "Method", "description": "umap keeps neighbours together; pca shows the two directions in which all differ most." }, "colour": { "type": "string", "minLength": 1, "maxLength": 1e3, "title": "Colour", "description": "The path of the field whose values colour the points." }, "known": { "type": "string", "maxLength": 100, "title": "Known", "description": "The key of an answer that the caller holds." } } };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "filters" || key0 === "where" || key0 === "method" || key0 === "colour" || key0 === "known")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.filters !== void 0) {
      if (!validate46(data.filters, { instancePath: instancePath + "/filters", parentData: data, parentDataProperty: "filters", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.where !== void 0) {
      if (!validate48(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
        errors = vErrors.length;
      }
    }
    if (data.method !== void 0) {
      let data2 = data.method;
      if (!(data2 === "umap" || data2 === "pca")) {
        const err1 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema130.properties.method.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.colour !== void 0) {
      let data3 = data.colour;
      if (typeof data3 === "string") {
        if (func7(data3) > 1e3) {
          const err2 = { instancePath: instancePath + "/colour", schemaPath: "#/properties/colour/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func7(data3) < 1) {
          const err3 = { instancePath: instancePath + "/colour", schemaPath: "#/properties/colour/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/colour", schemaPath: "#/properties/colour/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.known !== void 0) {
      let data4 = data.known;
      if (typeof data4 === "string") {
        if (func7(data4) > 100) {
          const err5 = { instancePath: instancePath + "/known", schemaPath: "#/properties/known/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/known", schemaPath: "#/properties/known/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var duplicates_find = validate88;
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "filters" || key0 === "where" || key0 === "threshold" || key0 === "acrossFunctions" || key0 === "limit" || key0 === "offset" || key0 === "others")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.filters !== void 0) {
      if (!validate46(data.filters, { instancePath: instancePath + "/filters", parentData: data, parentDataProperty: "filters", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.where !== void 0) {
      if (!validate48(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
        errors = vErrors.length;
      }
    }
    if (data.threshold !== void 0) {
      let data2 = data.threshold;
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 1 || isNaN(data2)) {
          const err1 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err2 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.acrossFunctions !== void 0) {
      if (typeof data.acrossFunctions !== "boolean") {
        const err4 = { instancePath: instancePath + "/acrossFunctions", schemaPath: "#/properties/acrossFunctions/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data4 = data.limit;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err5 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 1e3 || isNaN(data4)) {
          const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          const err7 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.offset !== void 0) {
      let data5 = data.offset;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err8 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 < 0 || isNaN(data5)) {
          const err9 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.others !== void 0) {
      if (typeof data.others !== "boolean") {
        const err10 = { instancePath: instancePath + "/others", schemaPath: "#/properties/others/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate88.errors = vErrors;
  return errors === 0;
}
validate88.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var outliers_find = validate91;
var schema132 = { "type": "object", "title": "Outliers", "description": "Records unlike their nearest.", "additionalProperties": false, "properties": { "filters": { "$ref": "#/$defs/searchFilters" }, "where": { "$ref": "common.schema.json#/$defs/predicate" }, "by": { "enum": ["distance", "label"], "title": "By", "description": "distance: far from its nearest; label: its nearest have another expected output." }, "scope": { "enum": ["function", "all"], "title": "Scope", "description": "Compare records of one function, or all of one kind." }, "limit": { "type": "integer", "minimum": 0, "maximum": 1e3, "title": "Limit", "description": "How many." }, "offset": { "type": "integer", "minimum": 0, "title": "Offset", "description": "Records to leave out from the top." } } };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "filters" || key0 === "where" || key0 === "by" || key0 === "scope" || key0 === "limit" || key0 === "offset")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.filters !== void 0) {
      if (!validate46(data.filters, { instancePath: instancePath + "/filters", parentData: data, parentDataProperty: "filters", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.where !== void 0) {
      if (!validate48(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
        errors = vErrors.length;
      }
    }
    if (data.by !== void 0) {
      let data2 = data.by;
      if (!(data2 === "distance" || data2 === "label")) {
        const err1 = { instancePath: instancePath + "/by", schemaPath: "#/properties/by/enum", keyword: "enum", params: { allowedValues: schema132.properties.by.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.scope !== void 0) {
      let data3 = data.scope;
      if (!(data3 === "function" || data3 === "all")) {
        const err2 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/enum", keyword: "enum", params: { allowedValues: schema132.properties.scope.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data4 = data.limit;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err3 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 1e3 || isNaN(data4)) {
          const err4 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          const err5 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.offset !== void 0) {
      let data5 = data.offset;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err6 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 < 0 || isNaN(data5)) {
          const err7 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
validate91.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var examples_select = validate94;
var schema133 = { "type": "object", "title": "Few-shot selection", "description": "Examples for a prompt.", "additionalProperties": false, "properties": { "text": { "type": "string", "maxLength": 2e4, "title": "Text", "description": "The query's text." }, "for": { "type": "string", "maxLength": 200, "title": "For", "description": "The query's record." }, "template": { "type": "string", "maxLength": 200, "title": "Template", "description": "A template's id." }, "dataset": { "type": "string", "maxLength": 200, "title": "Dataset", "description": "A dataset's id." }, "functionName": { "type": "string", "maxLength": 1e3, "title": "Function", "description": "Only examples of this function." }, "domain": { "type": "string", "maxLength": 1e3, "title": "Domain", "description": "Only examples of this domain." }, "where": { "$ref": "common.schema.json#/$defs/predicate" }, "statuses": { "$ref": "#/$defs/texts" }, "without": { "$ref": "#/$defs/texts" }, "k": { "type": "integer", "minimum": 1, "maximum": 200, "title": "Number", "description": "How many examples." }, "tokenBudget": { "type": "integer", "minimum": 1, "title": "Token budget", "description": "Most tokens of all examples." }, "diversity": { "$ref": "#/$defs/share" }, "quotas": { "$ref": "#/$defs/quotas" } } };
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate94.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema133.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data0 = data.text;
      if (typeof data0 === "string") {
        if (func7(data0) > 2e4) {
          const err1 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.for !== void 0) {
      let data1 = data.for;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err3 = { instancePath: instancePath + "/for", schemaPath: "#/properties/for/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/for", schemaPath: "#/properties/for/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func7(data2) > 200) {
          const err5 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.dataset !== void 0) {
      let data3 = data.dataset;
      if (typeof data3 === "string") {
        if (func7(data3) > 200) {
          const err7 = { instancePath: instancePath + "/dataset", schemaPath: "#/properties/dataset/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/dataset", schemaPath: "#/properties/dataset/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.functionName !== void 0) {
      let data4 = data.functionName;
      if (typeof data4 === "string") {
        if (func7(data4) > 1e3) {
          const err9 = { instancePath: instancePath + "/functionName", schemaPath: "#/properties/functionName/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/functionName", schemaPath: "#/properties/functionName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.domain !== void 0) {
      let data5 = data.domain;
      if (typeof data5 === "string") {
        if (func7(data5) > 1e3) {
          const err11 = { instancePath: instancePath + "/domain", schemaPath: "#/properties/domain/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/domain", schemaPath: "#/properties/domain/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.where !== void 0) {
      if (!validate48(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
        errors = vErrors.length;
      }
    }
    if (data.statuses !== void 0) {
      let data7 = data.statuses;
      if (Array.isArray(data7)) {
        if (data7.length > 1e3) {
          const err13 = { instancePath: instancePath + "/statuses", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data8 = data7[i0];
          if (typeof data8 === "string") {
            if (func7(data8) > 1e3) {
              const err14 = { instancePath: instancePath + "/statuses/" + i0, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/statuses/" + i0, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/statuses", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.without !== void 0) {
      let data9 = data.without;
      if (Array.isArray(data9)) {
        if (data9.length > 1e3) {
          const err17 = { instancePath: instancePath + "/without", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data10 = data9[i1];
          if (typeof data10 === "string") {
            if (func7(data10) > 1e3) {
              const err18 = { instancePath: instancePath + "/without/" + i1, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/without/" + i1, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/without", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.k !== void 0) {
      let data11 = data.k;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err21 = { instancePath: instancePath + "/k", schemaPath: "#/properties/k/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 200 || isNaN(data11)) {
          const err22 = { instancePath: instancePath + "/k", schemaPath: "#/properties/k/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 }, message: "must be <= 200" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data11 < 1 || isNaN(data11)) {
          const err23 = { instancePath: instancePath + "/k", schemaPath: "#/properties/k/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    }
    if (data.tokenBudget !== void 0) {
      let data12 = data.tokenBudget;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
        const err24 = { instancePath: instancePath + "/tokenBudget", schemaPath: "#/properties/tokenBudget/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 < 1 || isNaN(data12)) {
          const err25 = { instancePath: instancePath + "/tokenBudget", schemaPath: "#/properties/tokenBudget/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    }
    if (data.diversity !== void 0) {
      let data13 = data.diversity;
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 > 1 || isNaN(data13)) {
          const err26 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data13 < 0 || isNaN(data13)) {
          const err27 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      } else {
        const err28 = { instancePath: instancePath + "/diversity", schemaPath: "#/$defs/share/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.quotas !== void 0) {
      let data14 = data.quotas;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        for (const key1 in data14) {
          if (!(key1 === "perFunction" || key1 === "perDomain")) {
            const err29 = { instancePath: instancePath + "/quotas", schemaPath: "#/$defs/quotas/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data14.perFunction !== void 0) {
          let data15 = data14.perFunction;
          if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
            const err30 = { instancePath: instancePath + "/quotas/perFunction", schemaPath: "#/$defs/quotas/properties/perFunction/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 < 1 || isNaN(data15)) {
              const err31 = { instancePath: instancePath + "/quotas/perFunction", schemaPath: "#/$defs/quotas/properties/perFunction/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          }
        }
        if (data14.perDomain !== void 0) {
          let data16 = data14.perDomain;
          if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
            const err32 = { instancePath: instancePath + "/quotas/perDomain", schemaPath: "#/$defs/quotas/properties/perDomain/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 < 1 || isNaN(data16)) {
              const err33 = { instancePath: instancePath + "/quotas/perDomain", schemaPath: "#/$defs/quotas/properties/perDomain/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/quotas", schemaPath: "#/$defs/quotas/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
  } else {
    const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err35];
    } else {
      vErrors.push(err35);
    }
    errors++;
  }
  validate94.errors = vErrors;
  return errors === 0;
}
validate94.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var usage_track = validate96;
var schema138 = { "type": "object", "title": "Use of an example", "description": "One use of an example.", "additionalProperties": false, "required": ["example", "context"], "properties": { "example": { "type": "string", "maxLength": 200, "title": "Example", "description": "The example's id." }, "context": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Context", "description": "What it was used for." }, "run": { "type": "string", "maxLength": 200, "title": "Run", "description": "The run that used it." }, "outcome": { "type": "string", "enum": ["success", "failure"], "title": "Outcome", "description": "How the use went." }, "query": { "type": "string", "maxLength": 2e4, "title": "Query", "description": "The query's text." } } };
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate96.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.example === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "example" }, message: "must have required property 'example'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.context === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "context" }, message: "must have required property 'context'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "example" || key0 === "context" || key0 === "run" || key0 === "outcome" || key0 === "query")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.example !== void 0) {
      let data0 = data.example;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/example", schemaPath: "#/properties/example/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/example", schemaPath: "#/properties/example/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.context !== void 0) {
      let data1 = data.context;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err5 = { instancePath: instancePath + "/context", schemaPath: "#/properties/context/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func7(data1) < 1) {
          const err6 = { instancePath: instancePath + "/context", schemaPath: "#/properties/context/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/context", schemaPath: "#/properties/context/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data2 = data.run;
      if (typeof data2 === "string") {
        if (func7(data2) > 200) {
          const err8 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.outcome !== void 0) {
      let data3 = data.outcome;
      if (typeof data3 !== "string") {
        const err10 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data3 === "success" || data3 === "failure")) {
        const err11 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema138.properties.outcome.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.query !== void 0) {
      let data4 = data.query;
      if (typeof data4 === "string") {
        if (func7(data4) > 2e4) {
          const err12 = { instancePath: instancePath + "/query", schemaPath: "#/properties/query/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/query", schemaPath: "#/properties/query/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate96.errors = vErrors;
  return errors === 0;
}
validate96.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var usage_summary = validate97;
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate97.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "ids" || key0 === "limit")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.ids !== void 0) {
      let data0 = data.ids;
      if (Array.isArray(data0)) {
        if (data0.length > 1e3) {
          const err1 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/texts/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func7(data1) > 1e3) {
              const err2 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/texts/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/ids/" + i0, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/ids", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data2 = data.limit;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err5 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 1e5 || isNaN(data2)) {
          const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate97.errors = vErrors;
  return errors === 0;
}
validate97.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var records_get = validate98;
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate98.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate98.errors = vErrors;
  return errors === 0;
}
validate98.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var datasets_splits = validate99;
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "splits")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.splits !== void 0) {
      let data1 = data.splits;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err4 = { instancePath: instancePath + "/splits", schemaPath: "#/properties/splits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate99.errors = vErrors;
  return errors === 0;
}
validate99.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_run = validate100;
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate100.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sql === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sql" }, message: "must have required property 'sql'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "sql" || key0 === "limit" || key0 === "limits")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.sql !== void 0) {
      let data0 = data.sql;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e5) {
          const err2 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/maxLength", keyword: "maxLength", params: { limit: 1e5 }, message: "must NOT have more than 100000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data1 = data.limit;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e5 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.limits !== void 0) {
      let data2 = data.limits;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === "seconds" || key1 === "megabytes")) {
            const err7 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.seconds !== void 0) {
          let data3 = data2.seconds;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err8 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 3600 || isNaN(data3)) {
              const err9 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600 }, message: "must be <= 3600" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data3 < 1 || isNaN(data3)) {
              const err10 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
        }
        if (data2.megabytes !== void 0) {
          let data4 = data2.megabytes;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            const err11 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 65536 || isNaN(data4)) {
              const err12 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 }, message: "must be <= 65536" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data4 < 128 || isNaN(data4)) {
              const err13 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 128 }, message: "must be >= 128" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate100.errors = vErrors;
  return errors === 0;
}
validate100.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_open = validate101;
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate101.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sql === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sql" }, message: "must have required property 'sql'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "sql" || key0 === "limit" || key0 === "limits")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.sql !== void 0) {
      let data0 = data.sql;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e5) {
          const err2 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/maxLength", keyword: "maxLength", params: { limit: 1e5 }, message: "must NOT have more than 100000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.limit !== void 0) {
      let data1 = data.limit;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e5 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.limits !== void 0) {
      let data2 = data.limits;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === "seconds" || key1 === "megabytes")) {
            const err7 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.seconds !== void 0) {
          let data3 = data2.seconds;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err8 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 3600 || isNaN(data3)) {
              const err9 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600 }, message: "must be <= 3600" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data3 < 1 || isNaN(data3)) {
              const err10 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
        }
        if (data2.megabytes !== void 0) {
          let data4 = data2.megabytes;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            const err11 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 65536 || isNaN(data4)) {
              const err12 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 }, message: "must be <= 65536" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data4 < 128 || isNaN(data4)) {
              const err13 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 128 }, message: "must be >= 128" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate101.errors = vErrors;
  return errors === 0;
}
validate101.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_rows = validate102;
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.offset === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "offset" }, message: "must have required property 'offset'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.limit === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "limit" }, message: "must have required property 'limit'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle" || key0 === "offset" || key0 === "limit" || key0 === "sort" || key0 === "columns")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 100) {
          const err4 = { instancePath: instancePath + "/handle", schemaPath: "#/$defs/sqlHandle/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/handle", schemaPath: "#/$defs/sqlHandle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.offset !== void 0) {
      let data1 = data.offset;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.limit !== void 0) {
      let data2 = data.limit;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 5e3 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 5e3 }, message: "must be <= 5000" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err10 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
    if (data.sort !== void 0) {
      let data3 = data.sort;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.column === void 0) {
          const err11 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/required", keyword: "required", params: { missingProperty: "column" }, message: "must have required property 'column'" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data3.descending === void 0) {
          const err12 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/required", keyword: "required", params: { missingProperty: "descending" }, message: "must have required property 'descending'" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        for (const key1 in data3) {
          if (!(key1 === "column" || key1 === "descending")) {
            const err13 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data3.column !== void 0) {
          let data4 = data3.column;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            const err14 = { instancePath: instancePath + "/sort/column", schemaPath: "#/properties/sort/properties/column/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 < 0 || isNaN(data4)) {
              const err15 = { instancePath: instancePath + "/sort/column", schemaPath: "#/properties/sort/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
        }
        if (data3.descending !== void 0) {
          if (typeof data3.descending !== "boolean") {
            const err16 = { instancePath: instancePath + "/sort/descending", schemaPath: "#/properties/sort/properties/descending/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/sort", schemaPath: "#/properties/sort/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.columns !== void 0) {
      let data6 = data.columns;
      if (Array.isArray(data6)) {
        if (data6.length > 100) {
          const err18 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
            const err19 = { instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 < 0 || isNaN(data7)) {
              const err20 = { instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate102.errors = vErrors;
  return errors === 0;
}
validate102.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_close = validate103;
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.handle === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "handle" }, message: "must have required property 'handle'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "handle")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.handle !== void 0) {
      let data0 = data.handle;
      if (typeof data0 === "string") {
        if (func7(data0) > 100) {
          const err2 = { instancePath: instancePath + "/handle", schemaPath: "#/$defs/sqlHandle/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/handle", schemaPath: "#/$defs/sqlHandle/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate103.errors = vErrors;
  return errors === 0;
}
validate103.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_check = validate104;
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sql === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sql" }, message: "must have required property 'sql'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "sql")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.sql !== void 0) {
      let data0 = data.sql;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e5) {
          const err2 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/maxLength", keyword: "maxLength", params: { limit: 1e5 }, message: "must NOT have more than 100000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
validate104.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_save = validate105;
var schema155 = { "type": "object", "title": "Result into a file", "description": "One SELECT statement and where its rows go.", "additionalProperties": false, "required": ["sql", "format", "path"], "properties": { "sql": { "$ref": "#/$defs/sqlText" }, "format": { "type": "string", "enum": ["csv", "json", "parquet"], "title": "Format", "description": "Format of the file." }, "path": { "type": "string", "minLength": 1, "maxLength": 8e3, "title": "Path", "description": "Absolute path of the file." }, "limits": { "$ref": "#/$defs/sqlLimits" } } };
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate105.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sql === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sql" }, message: "must have required property 'sql'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.format === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format" }, message: "must have required property 'format'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.path === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "sql" || key0 === "format" || key0 === "path" || key0 === "limits")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.sql !== void 0) {
      let data0 = data.sql;
      if (typeof data0 === "string") {
        if (func7(data0) > 1e5) {
          const err4 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/maxLength", keyword: "maxLength", params: { limit: 1e5 }, message: "must NOT have more than 100000 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/sql", schemaPath: "#/$defs/sqlText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.format !== void 0) {
      let data1 = data.format;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/format", schemaPath: "#/properties/format/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "csv" || data1 === "json" || data1 === "parquet")) {
        const err7 = { instancePath: instancePath + "/format", schemaPath: "#/properties/format/enum", keyword: "enum", params: { allowedValues: schema155.properties.format.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data2 = data.path;
      if (typeof data2 === "string") {
        if (func7(data2) > 8e3) {
          const err8 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func7(data2) < 1) {
          const err9 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data3 = data.limits;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          if (!(key1 === "seconds" || key1 === "megabytes")) {
            const err11 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data3.seconds !== void 0) {
          let data4 = data3.seconds;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            const err12 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 3600 || isNaN(data4)) {
              const err13 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600 }, message: "must be <= 3600" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (data4 < 1 || isNaN(data4)) {
              const err14 = { instancePath: instancePath + "/limits/seconds", schemaPath: "#/$defs/sqlLimits/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          }
        }
        if (data3.megabytes !== void 0) {
          let data5 = data3.megabytes;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err15 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 > 65536 || isNaN(data5)) {
              const err16 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 }, message: "must be <= 65536" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (data5 < 128 || isNaN(data5)) {
              const err17 = { instancePath: instancePath + "/limits/megabytes", schemaPath: "#/$defs/sqlLimits/properties/megabytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 128 }, message: "must be >= 128" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/limits", schemaPath: "#/$defs/sqlLimits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate105.errors = vErrors;
  return errors === 0;
}
validate105.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var sql_schema = validate106;
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate106.errors = vErrors;
  return errors === 0;
}
validate106.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var workspace_overview = validate107;
function validate107(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate107.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate107.errors = vErrors;
  return errors === 0;
}
validate107.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_status = validate108;
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate108.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate108.errors = vErrors;
  return errors === 0;
}
validate108.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_build = validate109;
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate109.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate109.errors = vErrors;
  return errors === 0;
}
validate109.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_cancel = validate110;
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate110.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate110.errors = vErrors;
  return errors === 0;
}
validate110.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_pause = validate111;
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate111.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate111.errors = vErrors;
  return errors === 0;
}
validate111.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_resume = validate112;
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var models_list = validate113;
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate113.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate113.errors = vErrors;
  return errors === 0;
}
validate113.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var models_download = validate114;
function validate114(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate114.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.agreed === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "agreed" }, message: "must have required property 'agreed'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "agreed")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.agreed !== void 0) {
      if (true !== data.agreed) {
        const err5 = { instancePath: instancePath + "/agreed", schemaPath: "#/properties/agreed/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate114.errors = vErrors;
  return errors === 0;
}
validate114.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var models_cancel = validate115;
function validate115(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate115.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate115.errors = vErrors;
  return errors === 0;
}
validate115.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var index_verify = validate116;
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate116.errors = vErrors;
  return errors === 0;
}
validate116.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_list = validate117;
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate117.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate117.errors = vErrors;
  return errors === 0;
}
validate117.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_in = validate118;
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate118.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err2 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate118.errors = vErrors;
  return errors === 0;
}
validate118.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_place = validate119;
function validate119(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate119.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uri" }, message: "must have required property 'uri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.line === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "line" }, message: "must have required property 'line'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "uri" || key0 === "line")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data0 = data.uri;
      if (typeof data0 === "string") {
        if (func7(data0) > 8e3) {
          const err3 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/maxLength", keyword: "maxLength", params: { limit: 8e3 }, message: "must NOT have more than 8000 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.line !== void 0) {
      let data1 = data.line;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err5 = { instancePath: instancePath + "/line", schemaPath: "#/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/line", schemaPath: "#/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate119.errors = vErrors;
  return errors === 0;
}
validate119.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_change = validate120;
var schema172 = { "type": "object", "title": "Change of comments", "description": "What somebody says of a record.", "additionalProperties": false, "required": ["recordId", "author", "change"], "properties": { "recordId": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Record", "description": "The record's id." }, "author": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Author", "description": "Who says it." }, "change": { "title": "Change", "description": "What shall be said or done.", "oneOf": [{ "type": "object", "title": "Begin", "description": "Begins a thread.", "additionalProperties": false, "required": ["begin"], "properties": { "begin": { "type": "object", "title": "Beginning", "description": "A thread's first comment.", "additionalProperties": false, "required": ["field", "contentHash", "text"], "properties": { "field": { "type": "array", "maxItems": 100, "items": { "type": ["string", "integer"] }, "title": "Field", "description": "Names and list positions from the record; empty for the whole record." }, "contentHash": { "type": "string", "pattern": "^[0-9a-f]{64}$", "title": "Content hash", "description": "Of the record as it was looked at." }, "text": { "type": "string", "minLength": 1, "maxLength": 2e4, "title": "Text", "description": "Markdown." } } } } }, { "type": "object", "title": "Reply", "description": "Answers a thread.", "additionalProperties": false, "required": ["reply"], "properties": { "reply": { "type": "object", "title": "Answer", "description": "A comment in a thread.", "additionalProperties": false, "required": ["thread", "text"], "properties": { "thread": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Thread", "description": "The id of the thread." }, "text": { "type": "string", "minLength": 1, "maxLength": 2e4, "title": "Text", "description": "Markdown." } } } } }, { "type": "object", "title": "Edit", "description": "Gives a comment another text.", "additionalProperties": false, "required": ["edit"], "properties": { "edit": { "type": "object", "title": "Edit", "description": "A comment's new text.", "additionalProperties": false, "required": ["comment", "text"], "properties": { "comment": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Comment", "description": "The id of the comment." }, "text": { "type": "string", "minLength": 1, "maxLength": 2e4, "title": "Text", "description": "Markdown." } } } } }, { "type": "object", "title": "Delete", "description": "Takes a comment back.", "additionalProperties": false, "required": ["delete"], "properties": { "delete": { "type": "object", "title": "Deletion", "description": "The comment that goes.", "additionalProperties": false, "required": ["comment"], "properties": { "comment": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Comment", "description": "The id of the comment." } } } } }, { "type": "object", "title": "Resolve", "description": "Settles a thread.", "additionalProperties": false, "required": ["resolve"], "properties": { "resolve": { "type": "object", "title": "Resolution", "description": "The thread that is settled.", "additionalProperties": false, "required": ["thread"], "properties": { "thread": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Thread", "description": "The id of the thread." } } } } }, { "type": "object", "title": "Reopen", "description": "Opens a thread again.", "additionalProperties": false, "required": ["reopen"], "properties": { "reopen": { "type": "object", "title": "Reopening", "description": "The thread that is open again.", "additionalProperties": false, "required": ["thread"], "properties": { "thread": { "type": "string", "minLength": 1, "maxLength": 200, "title": "Thread", "description": "The id of the thread." } } } } }] } } };
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate120.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.recordId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "recordId" }, message: "must have required property 'recordId'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.author === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "author" }, message: "must have required property 'author'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.change === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "change" }, message: "must have required property 'change'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "recordId" || key0 === "author" || key0 === "change")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.recordId !== void 0) {
      let data0 = data.recordId;
      if (typeof data0 === "string") {
        if (func7(data0) > 200) {
          const err4 = { instancePath: instancePath + "/recordId", schemaPath: "#/properties/recordId/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func7(data0) < 1) {
          const err5 = { instancePath: instancePath + "/recordId", schemaPath: "#/properties/recordId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/recordId", schemaPath: "#/properties/recordId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.author !== void 0) {
      let data1 = data.author;
      if (typeof data1 === "string") {
        if (func7(data1) > 200) {
          const err7 = { instancePath: instancePath + "/author", schemaPath: "#/properties/author/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (func7(data1) < 1) {
          const err8 = { instancePath: instancePath + "/author", schemaPath: "#/properties/author/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/author", schemaPath: "#/properties/author/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.change !== void 0) {
      let data2 = data.change;
      const _errs7 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs8 = errors;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.begin === void 0) {
          const err10 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/required", keyword: "required", params: { missingProperty: "begin" }, message: "must have required property 'begin'" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "begin")) {
            const err11 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data2.begin !== void 0) {
          let data3 = data2.begin;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.field === void 0) {
              const err12 = { instancePath: instancePath + "/change/begin", schemaPath: "#/properties/change/oneOf/0/properties/begin/required", keyword: "required", params: { missingProperty: "field" }, message: "must have required property 'field'" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data3.contentHash === void 0) {
              const err13 = { instancePath: instancePath + "/change/begin", schemaPath: "#/properties/change/oneOf/0/properties/begin/required", keyword: "required", params: { missingProperty: "contentHash" }, message: "must have required property 'contentHash'" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (data3.text === void 0) {
              const err14 = { instancePath: instancePath + "/change/begin", schemaPath: "#/properties/change/oneOf/0/properties/begin/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            for (const key2 in data3) {
              if (!(key2 === "field" || key2 === "contentHash" || key2 === "text")) {
                const err15 = { instancePath: instancePath + "/change/begin", schemaPath: "#/properties/change/oneOf/0/properties/begin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data3.field !== void 0) {
              let data4 = data3.field;
              if (Array.isArray(data4)) {
                if (data4.length > 100) {
                  const err16 = { instancePath: instancePath + "/change/begin/field", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/field/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
                const len0 = data4.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data5 = data4[i0];
                  if (typeof data5 !== "string" && !(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
                    const err17 = { instancePath: instancePath + "/change/begin/field/" + i0, schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/field/items/type", keyword: "type", params: { type: schema172.properties.change.oneOf[0].properties.begin.properties.field.items.type }, message: "must be string,integer" };
                    if (vErrors === null) {
                      vErrors = [err17];
                    } else {
                      vErrors.push(err17);
                    }
                    errors++;
                  }
                }
              } else {
                const err18 = { instancePath: instancePath + "/change/begin/field", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/field/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data3.contentHash !== void 0) {
              let data6 = data3.contentHash;
              if (typeof data6 === "string") {
                if (!pattern4.test(data6)) {
                  const err19 = { instancePath: instancePath + "/change/begin/contentHash", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/contentHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              } else {
                const err20 = { instancePath: instancePath + "/change/begin/contentHash", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/contentHash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data3.text !== void 0) {
              let data7 = data3.text;
              if (typeof data7 === "string") {
                if (func7(data7) > 2e4) {
                  const err21 = { instancePath: instancePath + "/change/begin/text", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
                if (func7(data7) < 1) {
                  const err22 = { instancePath: instancePath + "/change/begin/text", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
              } else {
                const err23 = { instancePath: instancePath + "/change/begin/text", schemaPath: "#/properties/change/oneOf/0/properties/begin/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/change/begin", schemaPath: "#/properties/change/oneOf/0/properties/begin/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      var _valid0 = _errs8 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
        var props0 = true;
      }
      const _errs22 = errors;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.reply === void 0) {
          const err26 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/required", keyword: "required", params: { missingProperty: "reply" }, message: "must have required property 'reply'" };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        for (const key3 in data2) {
          if (!(key3 === "reply")) {
            const err27 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data2.reply !== void 0) {
          let data8 = data2.reply;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.thread === void 0) {
              const err28 = { instancePath: instancePath + "/change/reply", schemaPath: "#/properties/change/oneOf/1/properties/reply/required", keyword: "required", params: { missingProperty: "thread" }, message: "must have required property 'thread'" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (data8.text === void 0) {
              const err29 = { instancePath: instancePath + "/change/reply", schemaPath: "#/properties/change/oneOf/1/properties/reply/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            for (const key4 in data8) {
              if (!(key4 === "thread" || key4 === "text")) {
                const err30 = { instancePath: instancePath + "/change/reply", schemaPath: "#/properties/change/oneOf/1/properties/reply/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data8.thread !== void 0) {
              let data9 = data8.thread;
              if (typeof data9 === "string") {
                if (func7(data9) > 200) {
                  const err31 = { instancePath: instancePath + "/change/reply/thread", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/thread/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
                if (func7(data9) < 1) {
                  const err32 = { instancePath: instancePath + "/change/reply/thread", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/thread/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
              } else {
                const err33 = { instancePath: instancePath + "/change/reply/thread", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/thread/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data8.text !== void 0) {
              let data10 = data8.text;
              if (typeof data10 === "string") {
                if (func7(data10) > 2e4) {
                  const err34 = { instancePath: instancePath + "/change/reply/text", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
                if (func7(data10) < 1) {
                  const err35 = { instancePath: instancePath + "/change/reply/text", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/change/reply/text", schemaPath: "#/properties/change/oneOf/1/properties/reply/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
          } else {
            const err37 = { instancePath: instancePath + "/change/reply", schemaPath: "#/properties/change/oneOf/1/properties/reply/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
      var _valid0 = _errs22 === errors;
      if (_valid0 && valid1) {
        valid1 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid1 = true;
          passing0 = 1;
          if (props0 !== true) {
            props0 = true;
          }
        }
        const _errs32 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.edit === void 0) {
            const err39 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/required", keyword: "required", params: { missingProperty: "edit" }, message: "must have required property 'edit'" };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
          for (const key5 in data2) {
            if (!(key5 === "edit")) {
              const err40 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
          if (data2.edit !== void 0) {
            let data11 = data2.edit;
            if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
              if (data11.comment === void 0) {
                const err41 = { instancePath: instancePath + "/change/edit", schemaPath: "#/properties/change/oneOf/2/properties/edit/required", keyword: "required", params: { missingProperty: "comment" }, message: "must have required property 'comment'" };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
              if (data11.text === void 0) {
                const err42 = { instancePath: instancePath + "/change/edit", schemaPath: "#/properties/change/oneOf/2/properties/edit/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
              for (const key6 in data11) {
                if (!(key6 === "comment" || key6 === "text")) {
                  const err43 = { instancePath: instancePath + "/change/edit", schemaPath: "#/properties/change/oneOf/2/properties/edit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
              }
              if (data11.comment !== void 0) {
                let data12 = data11.comment;
                if (typeof data12 === "string") {
                  if (func7(data12) > 200) {
                    const err44 = { instancePath: instancePath + "/change/edit/comment", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/comment/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                    if (vErrors === null) {
                      vErrors = [err44];
                    } else {
                      vErrors.push(err44);
                    }
                    errors++;
                  }
                  if (func7(data12) < 1) {
                    const err45 = { instancePath: instancePath + "/change/edit/comment", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/comment/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err45];
                    } else {
                      vErrors.push(err45);
                    }
                    errors++;
                  }
                } else {
                  const err46 = { instancePath: instancePath + "/change/edit/comment", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              }
              if (data11.text !== void 0) {
                let data13 = data11.text;
                if (typeof data13 === "string") {
                  if (func7(data13) > 2e4) {
                    const err47 = { instancePath: instancePath + "/change/edit/text", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/text/maxLength", keyword: "maxLength", params: { limit: 2e4 }, message: "must NOT have more than 20000 characters" };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      vErrors.push(err47);
                    }
                    errors++;
                  }
                  if (func7(data13) < 1) {
                    const err48 = { instancePath: instancePath + "/change/edit/text", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                } else {
                  const err49 = { instancePath: instancePath + "/change/edit/text", schemaPath: "#/properties/change/oneOf/2/properties/edit/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
              }
            } else {
              const err50 = { instancePath: instancePath + "/change/edit", schemaPath: "#/properties/change/oneOf/2/properties/edit/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          }
        } else {
          const err51 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          if (vErrors === null) {
            vErrors = [err51];
          } else {
            vErrors.push(err51);
          }
          errors++;
        }
        var _valid0 = _errs32 === errors;
        if (_valid0 && valid1) {
          valid1 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid1 = true;
            passing0 = 2;
            if (props0 !== true) {
              props0 = true;
            }
          }
          const _errs42 = errors;
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.delete === void 0) {
              const err52 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/required", keyword: "required", params: { missingProperty: "delete" }, message: "must have required property 'delete'" };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            for (const key7 in data2) {
              if (!(key7 === "delete")) {
                const err53 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data2.delete !== void 0) {
              let data14 = data2.delete;
              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                if (data14.comment === void 0) {
                  const err54 = { instancePath: instancePath + "/change/delete", schemaPath: "#/properties/change/oneOf/3/properties/delete/required", keyword: "required", params: { missingProperty: "comment" }, message: "must have required property 'comment'" };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
                for (const key8 in data14) {
                  if (!(key8 === "comment")) {
                    const err55 = { instancePath: instancePath + "/change/delete", schemaPath: "#/properties/change/oneOf/3/properties/delete/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err55];
                    } else {
                      vErrors.push(err55);
                    }
                    errors++;
                  }
                }
                if (data14.comment !== void 0) {
                  let data15 = data14.comment;
                  if (typeof data15 === "string") {
                    if (func7(data15) > 200) {
                      const err56 = { instancePath: instancePath + "/change/delete/comment", schemaPath: "#/properties/change/oneOf/3/properties/delete/properties/comment/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                    if (func7(data15) < 1) {
                      const err57 = { instancePath: instancePath + "/change/delete/comment", schemaPath: "#/properties/change/oneOf/3/properties/delete/properties/comment/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                  } else {
                    const err58 = { instancePath: instancePath + "/change/delete/comment", schemaPath: "#/properties/change/oneOf/3/properties/delete/properties/comment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err58];
                    } else {
                      vErrors.push(err58);
                    }
                    errors++;
                  }
                }
              } else {
                const err59 = { instancePath: instancePath + "/change/delete", schemaPath: "#/properties/change/oneOf/3/properties/delete/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err59];
                } else {
                  vErrors.push(err59);
                }
                errors++;
              }
            }
          } else {
            const err60 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
          var _valid0 = _errs42 === errors;
          if (_valid0 && valid1) {
            valid1 = false;
            passing0 = [passing0, 3];
          } else {
            if (_valid0) {
              valid1 = true;
              passing0 = 3;
              if (props0 !== true) {
                props0 = true;
              }
            }
            const _errs50 = errors;
            if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
              if (data2.resolve === void 0) {
                const err61 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/required", keyword: "required", params: { missingProperty: "resolve" }, message: "must have required property 'resolve'" };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
              for (const key9 in data2) {
                if (!(key9 === "resolve")) {
                  const err62 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
              }
              if (data2.resolve !== void 0) {
                let data16 = data2.resolve;
                if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                  if (data16.thread === void 0) {
                    const err63 = { instancePath: instancePath + "/change/resolve", schemaPath: "#/properties/change/oneOf/4/properties/resolve/required", keyword: "required", params: { missingProperty: "thread" }, message: "must have required property 'thread'" };
                    if (vErrors === null) {
                      vErrors = [err63];
                    } else {
                      vErrors.push(err63);
                    }
                    errors++;
                  }
                  for (const key10 in data16) {
                    if (!(key10 === "thread")) {
                      const err64 = { instancePath: instancePath + "/change/resolve", schemaPath: "#/properties/change/oneOf/4/properties/resolve/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err64];
                      } else {
                        vErrors.push(err64);
                      }
                      errors++;
                    }
                  }
                  if (data16.thread !== void 0) {
                    let data17 = data16.thread;
                    if (typeof data17 === "string") {
                      if (func7(data17) > 200) {
                        const err65 = { instancePath: instancePath + "/change/resolve/thread", schemaPath: "#/properties/change/oneOf/4/properties/resolve/properties/thread/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                        if (vErrors === null) {
                          vErrors = [err65];
                        } else {
                          vErrors.push(err65);
                        }
                        errors++;
                      }
                      if (func7(data17) < 1) {
                        const err66 = { instancePath: instancePath + "/change/resolve/thread", schemaPath: "#/properties/change/oneOf/4/properties/resolve/properties/thread/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err66];
                        } else {
                          vErrors.push(err66);
                        }
                        errors++;
                      }
                    } else {
                      const err67 = { instancePath: instancePath + "/change/resolve/thread", schemaPath: "#/properties/change/oneOf/4/properties/resolve/properties/thread/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err67];
                      } else {
                        vErrors.push(err67);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err68 = { instancePath: instancePath + "/change/resolve", schemaPath: "#/properties/change/oneOf/4/properties/resolve/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
              }
            } else {
              const err69 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            var _valid0 = _errs50 === errors;
            if (_valid0 && valid1) {
              valid1 = false;
              passing0 = [passing0, 4];
            } else {
              if (_valid0) {
                valid1 = true;
                passing0 = 4;
                if (props0 !== true) {
                  props0 = true;
                }
              }
              const _errs58 = errors;
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                if (data2.reopen === void 0) {
                  const err70 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/required", keyword: "required", params: { missingProperty: "reopen" }, message: "must have required property 'reopen'" };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
                for (const key11 in data2) {
                  if (!(key11 === "reopen")) {
                    const err71 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err71];
                    } else {
                      vErrors.push(err71);
                    }
                    errors++;
                  }
                }
                if (data2.reopen !== void 0) {
                  let data18 = data2.reopen;
                  if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                    if (data18.thread === void 0) {
                      const err72 = { instancePath: instancePath + "/change/reopen", schemaPath: "#/properties/change/oneOf/5/properties/reopen/required", keyword: "required", params: { missingProperty: "thread" }, message: "must have required property 'thread'" };
                      if (vErrors === null) {
                        vErrors = [err72];
                      } else {
                        vErrors.push(err72);
                      }
                      errors++;
                    }
                    for (const key12 in data18) {
                      if (!(key12 === "thread")) {
                        const err73 = { instancePath: instancePath + "/change/reopen", schemaPath: "#/properties/change/oneOf/5/properties/reopen/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err73];
                        } else {
                          vErrors.push(err73);
                        }
                        errors++;
                      }
                    }
                    if (data18.thread !== void 0) {
                      let data19 = data18.thread;
                      if (typeof data19 === "string") {
                        if (func7(data19) > 200) {
                          const err74 = { instancePath: instancePath + "/change/reopen/thread", schemaPath: "#/properties/change/oneOf/5/properties/reopen/properties/thread/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                          if (vErrors === null) {
                            vErrors = [err74];
                          } else {
                            vErrors.push(err74);
                          }
                          errors++;
                        }
                        if (func7(data19) < 1) {
                          const err75 = { instancePath: instancePath + "/change/reopen/thread", schemaPath: "#/properties/change/oneOf/5/properties/reopen/properties/thread/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err75];
                          } else {
                            vErrors.push(err75);
                          }
                          errors++;
                        }
                      } else {
                        const err76 = { instancePath: instancePath + "/change/reopen/thread", schemaPath: "#/properties/change/oneOf/5/properties/reopen/properties/thread/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err76];
                        } else {
                          vErrors.push(err76);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err77 = { instancePath: instancePath + "/change/reopen", schemaPath: "#/properties/change/oneOf/5/properties/reopen/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err77];
                    } else {
                      vErrors.push(err77);
                    }
                    errors++;
                  }
                }
              } else {
                const err78 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf/5/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  vErrors.push(err78);
                }
                errors++;
              }
              var _valid0 = _errs58 === errors;
              if (_valid0 && valid1) {
                valid1 = false;
                passing0 = [passing0, 5];
              } else {
                if (_valid0) {
                  valid1 = true;
                  passing0 = 5;
                  if (props0 !== true) {
                    props0 = true;
                  }
                }
              }
            }
          }
        }
      }
      if (!valid1) {
        const err79 = { instancePath: instancePath + "/change", schemaPath: "#/properties/change/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err79];
        } else {
          vErrors.push(err79);
        }
        errors++;
      } else {
        errors = _errs7;
        if (vErrors !== null) {
          if (_errs7) {
            vErrors.length = _errs7;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err80 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err80];
    } else {
      vErrors.push(err80);
    }
    errors++;
  }
  validate120.errors = vErrors;
  return errors === 0;
}
validate120.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_author = validate121;
function validate121(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate121.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate121.errors = vErrors;
  return errors === 0;
}
validate121.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var comments_ignored = validate122;
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.recordId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "recordId" }, message: "must have required property 'recordId'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "recordId")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.recordId !== void 0) {
      let data0 = data.recordId;
      if (typeof data0 === "string") {
        if (func7(data0) > 100) {
          const err2 = { instancePath: instancePath + "/recordId", schemaPath: "#/properties/recordId/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/recordId", schemaPath: "#/properties/recordId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate122.errors = vErrors;
  return errors === 0;
}
validate122.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var runs_draft = validate123;
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate123.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.receiptUri === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "receiptUri" }, message: "must have required property 'receiptUri'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "receiptUri" || key0 === "failures" || key0 === "demos")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.receiptUri !== void 0) {
      let data0 = data.receiptUri;
      if (typeof data0 === "string") {
        if (func7(data0) > 4096) {
          const err2 = { instancePath: instancePath + "/receiptUri", schemaPath: "#/properties/receiptUri/maxLength", keyword: "maxLength", params: { limit: 4096 }, message: "must NOT have more than 4096 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/receiptUri", schemaPath: "#/properties/receiptUri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.failures !== void 0) {
      let data1 = data.failures;
      if (Array.isArray(data1)) {
        if (data1.length > 1e3) {
          const err4 = { instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func7(data2) > 100) {
              const err5 = { instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.demos !== void 0) {
      let data3 = data.demos;
      if (Array.isArray(data3)) {
        if (data3.length > 1e3) {
          const err8 = { instancePath: instancePath + "/demos", schemaPath: "#/properties/demos/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.predictor === void 0) {
              const err9 = { instancePath: instancePath + "/demos/" + i1, schemaPath: "#/properties/demos/items/required", keyword: "required", params: { missingProperty: "predictor" }, message: "must have required property 'predictor'" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data4.demo === void 0) {
              const err10 = { instancePath: instancePath + "/demos/" + i1, schemaPath: "#/properties/demos/items/required", keyword: "required", params: { missingProperty: "demo" }, message: "must have required property 'demo'" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key1 in data4) {
              if (!(key1 === "predictor" || key1 === "demo")) {
                const err11 = { instancePath: instancePath + "/demos/" + i1, schemaPath: "#/properties/demos/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data4.predictor !== void 0) {
              let data5 = data4.predictor;
              if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
                const err12 = { instancePath: instancePath + "/demos/" + i1 + "/predictor", schemaPath: "#/properties/demos/items/properties/predictor/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
              if (typeof data5 == "number" && isFinite(data5)) {
                if (data5 < 0 || isNaN(data5)) {
                  const err13 = { instancePath: instancePath + "/demos/" + i1 + "/predictor", schemaPath: "#/properties/demos/items/properties/predictor/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              }
            }
            if (data4.demo !== void 0) {
              let data6 = data4.demo;
              if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                const err14 = { instancePath: instancePath + "/demos/" + i1 + "/demo", schemaPath: "#/properties/demos/items/properties/demo/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
              if (typeof data6 == "number" && isFinite(data6)) {
                if (data6 < 0 || isNaN(data6)) {
                  const err15 = { instancePath: instancePath + "/demos/" + i1 + "/demo", schemaPath: "#/properties/demos/items/properties/demo/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err16 = { instancePath: instancePath + "/demos/" + i1, schemaPath: "#/properties/demos/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/demos", schemaPath: "#/properties/demos/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate123.errors = vErrors;
  return errors === 0;
}
validate123.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  comments,
  comments_author,
  comments_change,
  comments_ignored,
  comments_in,
  comments_list,
  comments_place,
  configuration,
  databit,
  dataset,
  datasets_splits,
  duplicates_find,
  example,
  examples_select,
  form_edit,
  form_fields,
  form_read,
  form_records,
  form_words,
  index_build,
  index_cancel,
  index_pause,
  index_resume,
  index_status,
  index_verify,
  lineage_graph,
  map_project,
  models_cancel,
  models_download,
  models_list,
  outliers_find,
  receipt,
  records_at,
  records_blame,
  records_create,
  records_delete,
  records_derive,
  records_difference,
  records_edit,
  records_fields,
  records_get,
  records_list,
  records_move,
  records_restore,
  records_similarity,
  records_update,
  records_versionText,
  records_versions,
  review_changes,
  review_choices,
  review_markdown,
  review_record,
  review_records,
  review_texts,
  run,
  runs_draft,
  search_ids,
  search_run,
  sql_check,
  sql_close,
  sql_open,
  sql_rows,
  sql_run,
  sql_save,
  sql_schema,
  template,
  usage_summary,
  usage_track,
  workspace_overview
};
