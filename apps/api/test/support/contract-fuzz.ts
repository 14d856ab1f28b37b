/** Makes requests from the contract, good ones and bad ones, and looks whether the answers are what the contract says. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fc from "fast-check";

type Json = Readonly<Record<string, unknown>>;

/** One operation of the contract. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: Json }[];
  readonly body: Json | undefined;
  /** Whether it answers learners only. */
  readonly isPrivate: boolean;
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: Json }> }>>;
}

/** A request to send. */
export interface FuzzedRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export class Contract {
  readonly operations: readonly Operation[];
  readonly #document: Json;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    this.#document = document;
    this.#ajv.addSchema(document, "contract");
    const paths = Object.entries(document["paths"] as Record<string, Record<string, Json>>);
    this.operations = paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => operationOf(path, method, operation)),
    );
  }

  /** What is wrong with an answer; nothing, if it is as the contract says. */
  faultOf(
    { method, path, responses }: Operation,
    status: number,
    type: string,
    body: string,
  ): string | undefined {
    const promised = responses[status];
    if (!promised) return `status ${status} is not in the contract`;
    if (!promised.content) return body === "" ? undefined : `status ${status} should have no body`;
    const media = type.split(";", 1)[0] ?? "";
    if (!promised.content[media]) return `a body of type "${media}" is not in the contract`;
    if (!media.endsWith("json")) return undefined;
    const validate = this.#validator([
      "paths",
      path,
      method,
      "responses",
      String(status),
      "content",
      media,
      "schema",
    ]);
    return validate(JSON.parse(body)) ? undefined : this.#ajv.errorsText(validate.errors);
  }

  #validator(place: readonly string[]): ValidateFunction {
    const pointer = place
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const known = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `contract#/${pointer}` });
    this.#validators.set(pointer, known);
    return known;
  }

  /** Any request to an operation. @param known Values that exist, by the name of their parameter. */
  request(
    operation: Operation,
    known: Readonly<Record<string, readonly string[]>>,
  ): fc.Arbitrary<FuzzedRequest> {
    const values = operation.parameters.map((parameter) => this.#parameter(parameter, known[parameter.name]));
    const body = operation.body === undefined ? fc.constant(undefined) : this.#body(operation.body);
    return fc.tuple(fc.tuple(...values), body).map(([values, body]) => {
      let path = operation.path;
      const query = new URLSearchParams();
      const headers: Record<string, string> =
        body === undefined ? {} : { "content-type": "application/json" };
      for (const [at, { name, in: place }] of operation.parameters.entries()) {
        const value = values[at];
        if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value ?? "none"));
        else if (value === undefined) continue;
        else if (place === "query") query.append(name, value);
        // What no client can send is no test of the server.
        else headers[name] = value.replaceAll(/[^\x20-\x7e]/g, "").trim();
      }
      return { operation, path: query.size > 0 ? `${path}?${query.toString()}` : path, headers, body };
    });
  }

  #parameter(
    { required, schema, in: place }: Operation["parameters"][number],
    known: readonly string[] = [],
  ) {
    const valid = this.#value(schema).map(String);
    // An empty piece of a path is another path, and so are dots.
    const junk = fc
      .string({ minLength: 1, maxLength: 30 })
      .filter((text) => place !== "path" || !/^\.*$/.test(text));
    const any = fc.oneof(
      { weight: known.length > 0 ? 6 : 0, arbitrary: fc.constantFrom(...(known.length > 0 ? known : [""])) },
      { weight: 3, arbitrary: valid },
      { weight: 1, arbitrary: junk },
    );
    return required === true ? any : fc.option(any, { nil: undefined });
  }

  #body(schema: Json): fc.Arbitrary<string> {
    const valid = this.#value(schema).map((value) => JSON.stringify(value));
    const strange = fc
      .tuple(
        this.#value(schema),
        fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
      )
      .map(([value, extra]) => JSON.stringify({ ...(value as object), ...extra }));
    const broken = fc.string({ maxLength: 40 });
    return fc.oneof(
      { weight: 5, arbitrary: valid },
      { weight: 3, arbitrary: strange },
      fc.json({ maxDepth: 3 }),
      broken,
    );
  }

  /** Values of a schema. */
  #value(schema: Json): fc.Arbitrary<unknown> {
    if (typeof schema["$ref"] === "string") return this.#value(this.#resolve(schema["$ref"]));
    const choices = (schema["anyOf"] ?? schema["oneOf"]) as Json[] | undefined;
    if (choices) return fc.oneof(...choices.map((choice) => this.#value(choice)));
    if (Array.isArray(schema["allOf"]))
      return this.#value(
        Object.assign({}, ...(schema["allOf"] as Json[]).map((part) => this.#plain(part))) as Json,
      );
    if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
    if ("const" in schema) return fc.constant(schema["const"]);
    switch (schema["type"]) {
      case "object":
        return this.#object(schema);
      case "array":
        return fc.array(this.#value(schema["items"] as Json), {
          minLength: Number(schema["minItems"] ?? 0),
          maxLength: 3,
        });
      case "integer":
      case "number":
        return fc.integer({
          min: Number(schema["minimum"] ?? -5),
          max: Math.min(Number(schema["maximum"] ?? 1000), 1000),
        });
      case "boolean":
        return fc.boolean();
      default:
        return stringOf(schema);
    }
  }

  #plain(part: Json): Json {
    return typeof part["$ref"] === "string" ? this.#resolve(part["$ref"]) : part;
  }

  #object({ properties = {}, required = [] }: { properties?: Json; required?: readonly string[] } & Json) {
    const fields = Object.entries(properties as Record<string, Json>).map(
      ([name, schema]) => [name, this.#value(schema)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  }

  #resolve(reference: string): Json {
    return reference
      .split("/")
      .slice(1)
      .reduce<Json>((place, part) => place[part] as Json, this.#document);
  }
}

function stringOf({ pattern, format, maxLength }: Json): fc.Arbitrary<string> {
  if (format === "uuid" || format === "uuidv7") return fc.uuid({ version: 7 });
  if (typeof pattern === "string")
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= 300);
  return fc.string({ maxLength: Math.min(Number(maxLength ?? 40), 40) });
}

function operationOf(path: string, method: string, operation: Json): Operation {
  const {
    parameters = [],
    requestBody,
    responses,
    security = [{}],
  } = operation as {
    security?: readonly object[];
    parameters?: Operation["parameters"];
    requestBody?: { content: Record<string, { schema: Json }> };
    responses: Operation["responses"];
  };
  return {
    method,
    path,
    parameters,
    body: requestBody?.content["application/json"]?.schema,
    isPrivate: security.every((scheme) => Object.keys(scheme).length > 0),
    responses,
  };
}
