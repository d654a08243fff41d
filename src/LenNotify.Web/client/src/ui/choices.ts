const KEY = 'lennotify';

/** What a person chose for this browser. */
export interface Choices {
  sound: boolean;
  /** Asked about push, and said not now. */
  pushLater: boolean;
}

const usual: Choices = { sound: true, pushLater: false };

export function choices(): Choices {
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choices> };
  } catch {
    // Kept nowhere, or by somebody else.
    return usual;
  }
}

export function choose(change: Partial<Choices>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...choices(), ...change }));
  } catch {
    // A browser that keeps nothing asks again.
  }

  dispatchEvent(new Event('len-choices'));
}
