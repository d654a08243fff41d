namespace LenNotify;

/// <summary>
/// What a decision has to reckon with. The judging code is generic over it, as it is over <see cref="IRecorder"/>: most
/// people have no choice of their own for the type, no full cap and no open group, and for them the same code is compiled
/// without what asks for those.
/// </summary>
internal interface ICourse
{
    /// <summary>Whether nothing but masks, threshold and quiet hours can make a difference. A constant to the compiler.</summary>
    static abstract bool IsPlain { get; }
}
