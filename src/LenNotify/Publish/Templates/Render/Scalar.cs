namespace LenNotify;

/// <summary>One value that a template shows: text, number, instant, or what was rendered in the same form before.</summary>
internal readonly record struct Scalar
{
    private Scalar(ScalarKind kind) => Kind = kind;

    internal ScalarKind Kind { get; }

    internal string Text { get; private init; } = "";

    internal decimal Number { get; private init; }

    internal DateTimeOffset At { get; private init; }

    internal static Scalar Missing => default;

    internal bool IsMissing => Kind == ScalarKind.Missing;

    internal static Scalar Of(string? text) => text is null ? Missing : new Scalar(ScalarKind.Text) { Text = text };

    internal static Scalar Of(decimal number) => new(ScalarKind.Number) { Number = number };

    internal static Scalar Of(DateTimeOffset at) => new(ScalarKind.Date) { At = at };

    /// <summary>A safe link.</summary>
    internal static Scalar OfUrl(string? url) => url is null ? Missing : new Scalar(ScalarKind.Url) { Text = url };

    /// <summary>What is in the form already, and is not escaped again.</summary>
    internal static Scalar OfRendered(string text) => new(ScalarKind.Rendered) { Text = text };
}
