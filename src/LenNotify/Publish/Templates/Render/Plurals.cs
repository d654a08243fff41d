namespace LenNotify;

/// <summary>The plural categories of CLDR for the languages below. In one that is not there everything is <c>other</c>.</summary>
internal static class Plurals
{
    internal static readonly string[] Categories = ["zero", "one", "two", "few", "many", "other"];

    private static readonly Dictionary<string, Func<PluralNumber, string>> Rules = Make();

    /// <summary>Whether the language's rules are known.</summary>
    internal static bool Knows(string language) => Rules.ContainsKey(language) || Rules.ContainsKey(TemplateLocale.Primary(language));

    /// <summary>The category of a number as it is written: 1 and 1.0 may differ.</summary>
    internal static string Of(string language, decimal number) =>
        Rules.TryGetValue(language, out var rule) || Rules.TryGetValue(TemplateLocale.Primary(language), out rule) ? rule(new PluralNumber(number)) : "other";

    private static Dictionary<string, Func<PluralNumber, string>> Make()
    {
        var rules = new Dictionary<string, Func<PluralNumber, string>>(StringComparer.OrdinalIgnoreCase);
        Add(rules, _ => "other", "ja", "zh", "ko", "vi", "th", "id", "ms");
        Add(rules, n => n.IsExactly(1) ? "one" : "other", "en", "de", "nl", "sv", "et", "fi", "sw", "ur");
        Add(rules, n => n.N == 1 ? "one" : "other", "el", "hu", "bg", "tr", "nb", "nn", "no", "az", "ka", "kk", "sq", "ta", "te");
        Add(rules, n => n.N == 1 || (n.T != 0 && n.I <= 1) ? "one" : "other", "da");
        Add(rules, n => n.I == 0 || n.N == 1 ? "one" : "other", "hi", "bn", "fa", "gu", "kn");
        Add(rules, n => n.I <= 1 ? "one" : n.IsMillions ? "many" : "other", "fr", "pt");
        Add(rules, n => n.N == 1 ? "one" : n.IsMillions ? "many" : "other", "es");
        Add(rules, n => n.IsExactly(1) ? "one" : n.IsMillions ? "many" : "other", "it", "ca", "pt-PT");
        Add(rules, East, "ru", "uk");
        Add(rules, Polish, "pl");
        Add(rules, n => n.IsExactly(1) ? "one" : n.V == 0 && n.I is >= 2 and <= 4 ? "few" : n.V != 0 ? "many" : "other", "cs", "sk");
        Add(rules, South, "hr", "sr", "bs");
        Add(rules, Slovene, "sl");
        Add(rules, Lithuanian, "lt");
        Add(rules, Latvian, "lv");
        Add(rules, n => n.IsExactly(1) ? "one" : n.V != 0 || n.N == 0 || (n.N != 1 && n.N % 100 is >= 1 and <= 19) ? "few" : "other", "ro");
        Add(rules, n => n.IsExactly(1) || (n.I == 0 && n.V != 0) ? "one" : n.IsExactly(2) ? "two" : "other", "he");
        Add(rules, Arabic, "ar");
        return rules;
    }

    private static void Add(Dictionary<string, Func<PluralNumber, string>> rules, Func<PluralNumber, string> rule, params string[] languages) =>
        Array.ForEach(languages, language => rules.Add(language, rule));

    private static string East(PluralNumber n) => n.V != 0 ? "other"
        : n.I % 10 == 1 && n.I % 100 != 11 ? "one"
        : IsFew(n.I) ? "few" : "many";

    private static string Polish(PluralNumber n) => n.V != 0 ? "other"
        : n.I == 1 ? "one"
        : IsFew(n.I) ? "few" : "many";

    private static string South(PluralNumber n)
    {
        var last = n.V == 0 ? n.I : n.F;
        return last % 10 == 1 && last % 100 != 11 ? "one" : IsFew(last) ? "few" : "other";
    }

    private static string Slovene(PluralNumber n) => n.V != 0 ? "few" : (n.I % 100) switch
    {
        1 => "one",
        2 => "two",
        3 or 4 => "few",
        _ => "other",
    };

    private static string Lithuanian(PluralNumber n)
    {
        var teen = n.N % 100 is >= 11 and <= 19;
        return n.N % 10 == 1 && !teen ? "one"
            : n.N % 10 is >= 2 and <= 9 && n.T == 0 && !teen ? "few"
            : n.T != 0 ? "many" : "other";
    }

    private static string Latvian(PluralNumber n)
    {
        var teen = n.V == 2 ? n.F % 100 is >= 11 and <= 19 : n.T == 0 && n.N % 100 is >= 11 and <= 19;
        var ends = (n.N % 10 == 1 && n.N % 100 != 11) || (n.F % 10 == 1 && (n.V != 2 || n.F % 100 != 11));
        return teen || (n.T == 0 && n.N % 10 == 0) ? "zero" : ends ? "one" : "other";
    }

    private static string Arabic(PluralNumber n) => n.T != 0 ? "other" : n.N switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ when n.N % 100 is >= 3 and <= 10 => "few",
        _ when n.N % 100 is >= 11 and <= 99 => "many",
        _ => "other",
    };

    private static bool IsFew(decimal whole) => whole % 10 is >= 2 and <= 4 && whole % 100 is not (>= 12 and <= 14);
}
