namespace LenNotify;

/// <summary>
/// Hears each judgement as it is made. The judging code is generic over it: with <see cref="NoRecorder"/> the calls
/// vanish, with <see cref="StepRecorder"/> the same code explains itself.
/// </summary>
internal interface IRecorder
{
    /// <summary>Whether anyone listens. A constant to the compiler, so that words nobody hears cost nothing.</summary>
    static abstract bool Listens { get; }

    /// <param name="judgement">Which.</param>
    /// <param name="channel">For which channel, or -1 for all.</param>
    /// <param name="note">How it went.</param>
    /// <param name="reason">What it found; <see cref="Reason.Routed"/> when it lets pass.</param>
    void Add(Judgement judgement, int channel, Note note, Reason reason = Reason.Routed);
}
