namespace LenNotify;

/// <summary>Nobody listens; the compiler removes every call.</summary>
internal readonly struct NoRecorder : IRecorder
{
    public static bool Listens => false;

    public void Add(Judgement judgement, int channel, Note note, Reason reason)
    {
    }
}
