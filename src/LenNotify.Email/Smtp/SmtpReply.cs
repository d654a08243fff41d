using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>What a mail server said. Its words stay here: they often repeat the address.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">What follows them, line by line.</param>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>The enhanced code (RFC 3463), such as <c>5.1.1</c>; null without one.</summary>
    internal string? Enhanced => EnhancedForm().Match(Lines[^1]) is { Success: true } match ? match.Value : null;

    internal bool Offers(string capability) => Lines.Any(line =>
        line.Equals(capability, StringComparison.OrdinalIgnoreCase) || line.StartsWith($"{capability} ", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Enhanced is { } enhanced ? $"{Code} {enhanced}" : $"{Code}";

    [GeneratedRegex(@"\A[245]\.[0-9]{1,3}\.[0-9]{1,3}(?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedForm();
}
