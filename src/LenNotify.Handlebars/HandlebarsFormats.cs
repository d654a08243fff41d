using System.Collections.Frozen;
using HandlebarsDotNet;

namespace LenNotify;

/// <summary>The formats of the plain syntax as helpers: <c>{{number metadata.price 2}}</c>, <c>{{plural count one="…" other="…"}}</c>.</summary>
internal static class HandlebarsFormats
{
    internal static readonly FrozenSet<string> Names = new[] { "number", "percent", "currency", "date", "time", "datetime", "plural" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly KnownVariables None = new(new Dictionary<string, VariableKind>());

    /// <summary>The value in the form; nothing where there is no such value or form.</summary>
    internal static string Show(string name, Arguments arguments)
    {
        if (arguments.Length == 0 || arguments[0] is not HandlebarsValue value)
        {
            return "";
        }

        var given = new List<PipeArgument>();
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] is IDictionary<string, object> hash)
            {
                given.AddRange(hash.Select(pair => new PipeArgument(pair.Key, pair.Value?.ToString() ?? "")));
            }
            else
            {
                given.Add(new PipeArgument(null, arguments[i]?.ToString() ?? ""));
            }
        }

        return ValueFormats.Of(name, given, None).Format?.Show(value.Scalar, EmptyValues.Instance, value.Locale) ?? "";
    }
}
