using System.Globalization;
using System.Reflection;

namespace LenNotify.Tests.Shared;

/// <summary>Writes constants, defaults, enum values and the attributes that a user of a member notices.</summary>
internal static class SurfaceLiterals
{
    // Flow of nulls, trimming, experiments and the like: the compiler of our user acts on all of them.
    private const string CompilerAdvice = "System.Diagnostics.CodeAnalysis";

    private static readonly HashSet<string> Noticed = new(StringComparer.Ordinal)
    {
        "System.ObsoleteAttribute", "System.FlagsAttribute", "System.AttributeUsageAttribute",
        "System.ComponentModel.EditorBrowsableAttribute", "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute",
    };

    public static IEnumerable<string> Attributes(IEnumerable<CustomAttributeData> attributes) =>
        attributes.Where(IsNoticed).Select(Attribute).Order(StringComparer.Ordinal);

    public static IEnumerable<string> EnumValues(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
            .ThenBy(field => field.Name, StringComparer.Ordinal)
            .SelectMany(field => Attributes(field.CustomAttributes).Append($"{field.Name} = {Plain(field.GetRawConstantValue())},"));

    public static string Value(object? value, Type type)
    {
        var bare = type.IsByRef ? type.GetElementType()! : type;
        var inner = Nullable.GetUnderlyingType(bare);
        if (value is null)
        {
            return bare.IsValueType && inner is null ? "default" : "null";
        }

        var shown = inner ?? bare;
        return shown.IsEnum ? EnumValue(Enum.ToObject(shown, value), shown) : Plain(value);
    }

    private static bool IsNoticed(CustomAttributeData data) =>
        Noticed.Contains(data.AttributeType.FullName!)
        // The compiler marks ref structs and what has required members as obsolete, for compilers too old to know them.
        ? !Text(data).EndsWith("in this version of your compiler.", StringComparison.Ordinal)
        : data.AttributeType.Namespace == CompilerAdvice && data.AttributeType.Name != "ExcludeFromCodeCoverageAttribute";

    private static string Text(CustomAttributeData data) => data.ConstructorArguments is [{ Value: string text }, ..] ? text : "";

    private static string Attribute(CustomAttributeData data)
    {
        var arguments = data.ConstructorArguments.Select(Argument)
            .Concat(data.NamedArguments.Select(named => $"{named.MemberName} = {Argument(named.TypedValue)}"));
        string list = string.Join(", ", arguments);
        string name = data.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal);
        return list.Length == 0 ? $"[{name}]" : $"[{name}({list})]";
    }

    private static string Argument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => $"typeof({SurfaceNames.Of(type)})",
        IEnumerable<CustomAttributeTypedArgument> many => $"[{string.Join(", ", many.Select(Argument))}]",
        var value => Value(value, argument.ArgumentType),
    };

    private static string EnumValue(object value, Type type)
    {
        string text = value.ToString()!;
        return char.IsLetter(text[0])
            ? string.Join(" | ", text.Split(", ").Select(name => $"{SurfaceNames.Of(type)}.{name}"))
            : $"({SurfaceNames.Of(type)}){text}";
    }

    private static string Plain(object? value) => value switch
    {
        null => "null",
        string text => "\"" + string.Concat(text.Select(letter => Escape(letter, '"'))) + "\"",
        char letter => "'" + Escape(letter, '\'') + "'",
        bool yes => yes ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Escape(char letter, char quote) => letter switch
    {
        _ when letter == quote || letter == '\\' => $"\\{letter}",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or (>= '\u007f' and < '\u00a0') => $"\\u{(int)letter:x4}",
        _ => letter.ToString(),
    };
}
