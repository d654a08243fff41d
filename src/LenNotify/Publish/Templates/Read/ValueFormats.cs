using System.Globalization;

namespace LenNotify;

/// <summary>The forms of the plain syntax, and of the functions that an engine with functions has.</summary>
internal static class ValueFormats
{
    internal const string Names = "number, percent, currency, date, time, datetime, plural, default";

    // What is said of 0 in any language: most have no category for it.
    private const string None = "none";

    private static readonly IValueFormat Number = new AsNumber(null);

    /// <summary>As the value is.</summary>
    internal static IValueFormat AsIs { get; } = new Unformatted();

    /// <summary>The form of this name and arguments; or a sentence that says what is wrong with them.</summary>
    internal static (IValueFormat? Format, string? Wrong) Of(string name, IReadOnlyList<PipeArgument> arguments, KnownVariables known) => (name, arguments) switch
    {
        ("number", []) => (Number, null),
        ("number", [{ IsNamed: false } digits]) => Decimals(digits.Value, decimals => new AsNumber(decimals)),
        ("percent", []) => (new AsPercent(null), null),
        ("percent", [{ IsNamed: false } digits]) => Decimals(digits.Value, decimals => new AsPercent(decimals)),
        ("currency", [{ IsNamed: false } code]) when Formats.IsCurrency(code.Value) => (new AsCurrency(code.Value, null), null),
        ("currency", [{ IsNamed: false } path]) when known.TryFind(path.Value, out var kind) && kind == VariableKind.Text => (new AsCurrency(null, path.Value), null),
        ("currency", _) => (null, "currency takes one argument: a code such as EUR, or the name of a text that holds one"),
        ("date", _) => Instant(name, arguments, "d", "D"),
        ("time", _) => Instant(name, arguments, "t", "T"),
        ("datetime", _) => Instant(name, arguments, "g", "f"),
        ("plural", _) => Plural(arguments),
        _ => (null, $"'{Shown.Of(name)}' is no format with such arguments"),
    };

    private static (IValueFormat?, string?) Decimals(string text, Func<int, IValueFormat> make) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && decimals <= Formats.MostDecimals
            ? (make(decimals), null)
            : (null, $"the number of decimals is 0 to {Formats.MostDecimals}");

    private static (IValueFormat?, string?) Instant(string name, IReadOnlyList<PipeArgument> arguments, string brief, string full) => arguments switch
    {
        [] => (new AsInstant(brief), null),
        [{ IsNamed: false, Value: "short" }] => (new AsInstant(brief), null),
        [{ IsNamed: false, Value: "long" }] => (new AsInstant(full), null),
        [{ IsNamed: false, Value: "iso" }] when name == "datetime" => (new AsInstant("iso"), null),
        _ => (null, $"{name} takes short or long{(name == "datetime" ? " or iso" : "")}"),
    };

    private static (IValueFormat?, string?) Plural(IReadOnlyList<PipeArgument> arguments)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument.Name is not { } category || (category != None && !Plurals.Categories.Contains(category)) || !forms.TryAdd(category, argument.Value))
            {
                return (null, $"plural takes each of {None}, {string.Join(", ", Plurals.Categories)} at most once, as in one=\"# order\"");
            }
        }

        return forms.ContainsKey("other") ? (new AsPlural(forms), null) : (null, "plural needs other=\"…\"");
    }

    private sealed record Unformatted : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) => value.Kind switch
        {
            ScalarKind.Number => Formats.Plain(value.Number, locale.Culture),
            ScalarKind.Date => Formats.Instant(value.At, "g", locale),
            ScalarKind.Missing => null,
            _ => value.Text,
        };
    }

    private sealed record AsNumber(int? Decimals) : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) =>
            value.Kind == ScalarKind.Number ? Formats.Number(value.Number, Decimals, locale.Culture) : null;
    }

    private sealed record AsPercent(int? Decimals) : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) =>
            value.Kind == ScalarKind.Number ? Formats.Percent(value.Number, Decimals, locale.Culture) : null;
    }

    private sealed record AsCurrency(string? Code, string? Path) : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) =>
            value.Kind != ScalarKind.Number ? null
            : (Code ?? values.Find(Path!).Text) is var code && Formats.IsCurrency(code) ? Formats.Currency(value.Number, code, locale.Culture)
            : Formats.Plain(value.Number, locale.Culture);
    }

    private sealed record AsInstant(string Format) : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) =>
            value.Kind == ScalarKind.Date ? Formats.Instant(value.At, Format, locale) : null;
    }

    private sealed record AsPlural(IReadOnlyDictionary<string, string> Forms) : IValueFormat
    {
        public string? Show(Scalar value, ITemplateValues values, TemplateLocale locale) => value.Kind != ScalarKind.Number ? null
            : (value.Number == 0 && Forms.TryGetValue(None, out var form) || Forms.TryGetValue(Plurals.Of(locale.Language, value.Number), out form) ? form : Forms["other"])
                .Replace("#", Formats.Plain(value.Number, locale.Culture), StringComparison.Ordinal);
    }
}
