namespace LenNotify;

/// <summary>
/// What the host's or a channel's own code threw, as a log may show it: type and stack stay, the message loses whatever looks
/// like an address or a secret.
/// </summary>
internal sealed class MaskedException : Exception
{
    private readonly string _kind;
    private readonly string? _stack;

    private MaskedException(Exception original)
        : base(SafeText.Of(original.Message, null)) => (_kind, _stack) = (original.GetType().FullName ?? original.GetType().Name, original.StackTrace);

    /// <inheritdoc/>
    public override string? StackTrace => _stack;

    internal static MaskedException Of(Exception original) => original as MaskedException ?? new MaskedException(original);

    /// <inheritdoc/>
    public override string ToString() => $"{_kind}: {Message}{Environment.NewLine}{_stack}";
}
