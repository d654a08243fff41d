namespace LenNotify;

/// <summary>A code that came over the channel; none asks for one.</summary>
internal sealed record CodeBody(string? Code = null)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => nameof(CodeBody);
}
