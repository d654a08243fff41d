/** What each severity sounds like: pitches in hertz, one after another. */
const TONES: Readonly<Record<string, readonly number[]>> = {
  info: [660],
  success: [660, 880],
  warning: [520, 440],
  error: [392, 330],
  critical: [880, 660, 880, 660],
};

const LENGTH = 0.14;
const VOLUME = 0.08;

let context: AudioContext | undefined;

/** Plays the tone of a severity. A browser plays nothing before somebody has touched the page. */
export function play(severity: string): void {
  if (!('AudioContext' in globalThis)) {
    return;
  }

  context ??= new AudioContext();
  const { currentTime, destination } = context;
  (TONES[severity] ?? TONES.info).forEach((pitch, at) => {
    const [tone, loudness, begin] = [context!.createOscillator(), context!.createGain(), currentTime + at * LENGTH];
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(VOLUME, begin + 0.02);
    loudness.gain.linearRampToValueAtTime(0, begin + LENGTH);
    tone.connect(loudness).connect(destination);
    tone.start(begin);
    tone.stop(begin + LENGTH);
  });
}
