namespace LenNotify;

/// <summary>The time that one rendering has, all its forms and parts together.</summary>
internal sealed class RenderTime(TimeProvider time, TimeSpan longest)
{
    private const int StepsPerLook = 64;
    private readonly long _began = time.GetTimestamp();
    private int _steps;

    /// <summary>Something was done; now and then it looks at the clock.</summary>
    internal void Step()
    {
        if (++_steps % StepsPerLook == 0 && time.GetElapsedTime(_began) > longest)
        {
            throw new TemplateLimitException(FormattableString.Invariant($"it takes longer than {longest.TotalMilliseconds:N0} ms"));
        }
    }
}
