using System.Reflection;
using System.Text;

namespace LenNotify.Tests.Shared;

/// <summary>Writes what an assembly shows its users as text that reads like C# and always comes out the same.</summary>
/// <remarks>
/// Meant to be approved: every line that changes is something a user may have relied on. Types are written without their
/// namespace, because a page that can be read is looked at, and two types of one name in one signature are rare.
/// What the compiler adds to a record is left out: the word <c>record</c> already says it.
/// </remarks>
internal sealed class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly StringBuilder _text = new();

    private PublicSurface()
    {
    }

    /// <summary>The public and protected surface of <paramref name="assembly"/>, sorted by name.</summary>
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes().Where(type => !type.IsNested));

    /// <summary>The same for some types, together with those nested in them.</summary>
    public static string Of(IEnumerable<Type> types)
    {
        var surface = new PublicSurface();
        var spaces = types
            .GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal)
            .OrderBy(space => space.Key, StringComparer.Ordinal);
        foreach (var space in spaces)
        {
            surface._text.Append($"namespace {space.Key};\n\n");
            surface.Types(space, indent: "");
        }

        return surface._text.ToString();
    }

    internal static IEnumerable<Type> Visible(IEnumerable<Type> types, Type owner) =>
        types.Where(type => type.IsNestedPublic || (!owner.IsSealed && (type.IsNestedFamily || type.IsNestedFamORAssem)));

    private void Types(IEnumerable<Type> types, string indent)
    {
        // A name in angle brackets is the compiler's own and cannot be written by a user.
        foreach (var type in types.Where(type => !type.Name.StartsWith('<')).OrderBy(SurfaceNames.Of, StringComparer.Ordinal))
        {
            foreach (string attribute in SurfaceLiterals.Attributes(type.CustomAttributes))
            {
                _text.Append($"{indent}{attribute}\n");
            }

            if (typeof(Delegate).IsAssignableFrom(type))
            {
                _text.Append($"{indent}{SurfaceMembers.Delegate(type)}\n\n");
            }
            else
            {
                Body(type, indent);
            }
        }
    }

    private void Body(Type type, string indent)
    {
        _text.Append($"{indent}{Header(type)}\n{indent}{{\n");
        foreach (string line in type.IsEnum ? SurfaceLiterals.EnumValues(type) : SurfaceMembers.Of(type, Declared))
        {
            _text.Append($"{indent}    {line}\n");
        }

        var nested = Visible(type.GetNestedTypes(Declared), type).ToList();
        if (nested.Count > 0)
        {
            _text.Append('\n');
            Types(nested, indent + "    ");
            _text.Length--;
        }

        _text.Append($"{indent}}}\n\n");
    }

    private static string Header(Type type)
    {
        string access = type.IsNestedFamORAssem ? "protected internal" : type.IsNestedFamily ? "protected" : "public";
        string name = SurfaceNames.Declared(type);
        string[] parents = [.. Parents(type)];
        string bases = parents.Length > 0 ? " : " + string.Join(", ", parents) : "";
        return $"{access} {Kind(type)} {name}{bases}{SurfaceNames.Constraints(type.GetGenericArguments())}";
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        string record = IsRecord(type) ? "record" : "";
        if (type.IsValueType)
        {
            string @readonly = Has(type, "System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "readonly" : "";
            return Words(@readonly, type.IsByRefLike ? "ref" : "", record, "struct");
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        string inheritance = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static",
            (true, false) => "abstract",
            (false, true) => "sealed",
            _ => "",
        };
        return Words(inheritance, record.Length > 0 ? record : "class");
    }

    internal static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared, [typeof(StringBuilder)]) is not null);

    internal static bool Has(MemberInfo member, string attribute) =>
        member.CustomAttributes.Any(data => data.AttributeType.FullName == attribute);

    internal static string Words(params string[] words) => string.Join(' ', words.Where(word => word.Length > 0));

    private static IEnumerable<string> Parents(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [SurfaceNames.Of(Enum.GetUnderlyingType(type))];
        }

        var own = type.GetInterfaces().Where(face => face.IsVisible).ToList();
        var implied = own.SelectMany(face => face.GetInterfaces())
            .Concat(type.BaseType?.GetInterfaces() ?? [])
            .Concat(IsRecord(type) ? [typeof(IEquatable<>).MakeGenericType(type)] : [])
            .ToHashSet();
        var faces = own.Where(face => !implied.Contains(face)).Select(SurfaceNames.Of).Order(StringComparer.Ordinal);
        bool plain = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType);
        return plain ? faces : faces.Prepend(SurfaceNames.Of(type.BaseType!));
    }
}
