using System.Reflection;
using System.Runtime.CompilerServices;

namespace LenNotify.Tests.Shared;

/// <summary>
/// What the compiler wrote beside a type for other compilers: which parts may be null, and what tuple elements are called.
/// Both lists follow the parts of the type from outside to inside, so reading a type in that order consumes them.
/// </summary>
/// <remarks>
/// <see cref="NullabilityInfoContext"/> is not used, because it cannot tell <c>T</c> from <c>T?</c> where nothing is
/// known of <c>T</c>.
/// </remarks>
internal sealed class SurfaceHints
{
    private const byte MayBeNull = 2;

    private readonly Queue<byte> _marks;
    private readonly Queue<string?> _names;
    private readonly byte _otherwise;

    private SurfaceHints(IEnumerable<byte> marks, byte otherwise, IEnumerable<string?> names)
    {
        _marks = new Queue<byte>(marks);
        _otherwise = otherwise;
        _names = new Queue<string?>(names);
    }

    /// <summary>For base types and constraints, where no user looks for them.</summary>
    public static SurfaceHints None => new([], 0, []);

    public static SurfaceHints Of(MemberInfo member) => From(member.CustomAttributes, member.DeclaringType);

    public static SurfaceHints Of(ParameterInfo parameter) => From(parameter.CustomAttributes, parameter.Member);

    /// <summary>What a type parameter says of itself: 1 is <c>notnull</c> or <c>class</c>.</summary>
    public static byte OfParameter(Type parameter) =>
        Find(parameter.CustomAttributes, "NullableAttribute")?.Value as byte?
        ?? Surroundings((MemberInfo?)parameter.DeclaringMethod ?? parameter.DeclaringType);

    /// <summary>Whether the next part that can be null is marked so.</summary>
    public bool NextMayBeNull() => (_marks.TryDequeue(out byte mark) ? mark : _otherwise) == MayBeNull;

    /// <summary>The names of the elements of the tuple that is read next.</summary>
    public string?[] NextNames(int count) => [.. Enumerable.Range(0, count).Select(_ => _names.TryDequeue(out string? name) ? name : null)];

    private static SurfaceHints From(IEnumerable<CustomAttributeData> attributes, MemberInfo? around)
    {
        var list = attributes.ToList();
        var nulls = Find(list, "NullableAttribute");
        var names = list.FirstOrDefault(data => data.AttributeType == typeof(TupleElementNamesAttribute))?.ConstructorArguments[0];
        byte all = nulls?.Value as byte? ?? Surroundings(around);
        return new SurfaceHints(Values(nulls).OfType<byte>(), all, Values(names).Select(name => (string?)name));
    }

    // A member that only repeats what holds around it carries no mark of its own.
    private static byte Surroundings(MemberInfo? around)
    {
        for (var member = around; member is not null; member = member.DeclaringType)
        {
            if (Find(member.CustomAttributes, "NullableContextAttribute")?.Value is byte mark)
            {
                return mark;
            }
        }

        return 0;
    }

    private static CustomAttributeTypedArgument? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(data => data.AttributeType.Name == name)?.ConstructorArguments[0];

    private static IEnumerable<object?> Values(CustomAttributeTypedArgument? argument) =>
        argument?.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.Select(one => one.Value) : [];
}
