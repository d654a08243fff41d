using System.Reflection;

namespace LenNotify.Tests.Shared;

/// <summary>Writes the names of types as C# writes them: keywords, <c>?</c>, tuples, arrays, generics.</summary>
internal static class SurfaceNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The name without what may be null in it.</summary>
    public static string Of(Type type) => Of(type, SurfaceHints.None);

    /// <summary>The name as the member that uses it declares it.</summary>
    public static string Of(Type type, SurfaceHints hints)
    {
        if (type.IsByRef || type.IsPointer)
        {
            return Of(type.GetElementType()!, hints) + (type.IsPointer ? "*" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value, hints) + "?";
        }

        // Every part but a plain value carries a mark, and it comes before the marks of the parts inside it.
        bool marked = !type.IsValueType || type.IsGenericType || type.IsGenericParameter;
        string mark = marked && hints.NextMayBeNull() ? "?" : "";
        return type.IsArray
            ? $"{Of(type.GetElementType()!, hints)}[{new string(',', type.GetArrayRank() - 1)}]{mark}"
            : Named(type, hints) + mark;
    }

    /// <summary>The name where the type itself is declared: nothing before it, and its own parameters.</summary>
    public static string Declared(Type type)
    {
        var own = type.GetGenericArguments().Skip(Inherited(type)).Select(Variance).ToArray();
        return Plain(type) + List(own);
    }

    /// <summary>The name of a constructor.</summary>
    public static string Plain(Type type) => type.Name.Split('`')[0];

    /// <summary>The <c>where</c> clauses of type parameters.</summary>
    public static string Constraints(IEnumerable<Type> parameters)
    {
        var clauses = from parameter in parameters.Where(type => type.IsGenericParameter)
                      let words = string.Join(", ", Constraint(parameter))
                      where words.Length > 0
                      select $" where {parameter.Name} : {words}";
        return string.Concat(clauses);
    }

    private static string Named(Type type, SurfaceHints hints)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            string?[] names = hints.NextNames(arguments.Length);
            return $"({string.Join(", ", arguments.Select((part, i) => $"{Of(part, hints)} {names[i]}".TrimEnd()))})";
        }

        return Nested(type, [.. arguments.Select(part => Of(part, hints))]);
    }

    // A nested type has the parameters of the types around it in front of its own.
    private static string Nested(Type type, string[] arguments)
    {
        int inherited = Inherited(type);
        string outer = type.IsNested ? Nested(type.DeclaringType!, arguments[..inherited]) + "." : "";
        return outer + Plain(type) + List(arguments[inherited..]);
    }

    private static int Inherited(Type type) => type.DeclaringType?.GetGenericArguments().Length ?? 0;

    private static string List(string[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments)}>";

    private static string Variance(Type parameter) =>
        (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => "out " + parameter.Name,
            GenericParameterAttributes.Contravariant => "in " + parameter.Name,
            _ => parameter.Name,
        };

    private static IEnumerable<string> Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var types = parameter.GetGenericParameterConstraints();
        bool value = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return SurfaceHints.OfParameter(parameter) == 2 ? "class?" : "class";
        }
        else if (value)
        {
            yield return PublicSurface.Has(parameter, "System.Runtime.CompilerServices.IsUnmanagedAttribute") ? "unmanaged" : "struct";
        }
        else if (types.Length == 0 && SurfaceHints.OfParameter(parameter) == 1)
        {
            yield return "notnull";
        }

        foreach (var type in types.Where(type => type != typeof(ValueType)))
        {
            yield return Of(type);
        }

        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !value)
        {
            yield return "new()";
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }
}
