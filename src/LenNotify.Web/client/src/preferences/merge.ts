type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON merge patch that makes the one out of the other; empty when they are the same. */
export function mergePatch(from: Json, to: Json): Json {
  const patch: Json = {};
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [old, fresh] = [from[name], to[name]];
    if (isObject(old) && isObject(fresh)) {
      const inner = mergePatch(old, fresh);
      if (Object.keys(inner).length > 0) {
        patch[name] = inner;
      }
    } else if (JSON.stringify(old) !== JSON.stringify(fresh)) {
      patch[name] = fresh ?? null;
    }
  }

  return patch;
}
