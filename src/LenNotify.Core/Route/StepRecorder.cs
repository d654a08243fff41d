namespace LenNotify;

/// <summary>Keeps what it hears, in order.</summary>
internal readonly struct StepRecorder(List<StepRecorder.Step> steps) : IRecorder
{
    internal readonly record struct Step(Judgement Judgement, int Channel, Note Note, Reason Reason);

    public static bool Listens => true;

    public void Add(Judgement judgement, int channel, Note note, Reason reason) => steps.Add(new Step(judgement, channel, note, reason));
}
