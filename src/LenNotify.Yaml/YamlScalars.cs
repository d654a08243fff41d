using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace LenNotify;

/// <summary>What a plain scalar is, by the core schema of YAML 1.2: <c>yes</c> and <c>on</c> are texts, as <c>NO</c> is a country.</summary>
internal static partial class YamlScalars
{
    internal static DocumentNodeKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => DocumentNodeKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => DocumentNodeKind.Flag,
        _ => Number().IsMatch(text) ? DocumentNodeKind.Number : DocumentNodeKind.Text,
    };

    internal static string TextOf(YamlScalar scalar) =>
        scalar.Style == ScalarStyle.Plain && KindOf(scalar.Value) == DocumentNodeKind.Flag ? scalar.Value.ToLowerInvariant() : scalar.Value;

    [GeneratedRegex(@"\A[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
