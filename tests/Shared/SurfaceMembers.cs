using System.Reflection;
using System.Runtime.CompilerServices;

namespace LenNotify.Tests.Shared;

/// <summary>Writes the members of one type, a line each, sorted by kind and then by name.</summary>
internal static class SurfaceMembers
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
    };

    public static IEnumerable<string> Of(Type type, BindingFlags declared)
    {
        IEnumerable<(int Order, MemberInfo Member, string Text)> members =
        [
            .. type.GetFields(declared).Where(f => Shown(Access(f), type)).Select(f => (f.IsLiteral ? 0 : 1, (MemberInfo)f, Field(f))),
            .. type.GetConstructors(declared).Where(c => Shown(Access(c), type) && !Generated(c)).Select(c => (2, (MemberInfo)c, Constructor(c))),
            .. type.GetProperties(declared).Where(p => Shown(Access(Widest(p)), type) && !Implied(p)).Select(p => (3, (MemberInfo)p, Property(p))),
            .. type.GetEvents(declared).Where(e => Shown(Access(e.AddMethod!), type)).Select(e => (4, (MemberInfo)e, Event(e))),
            .. type.GetMethods(declared).Where(m => Shown(Access(m), type) && IsMethod(m)).Select(m => (5, (MemberInfo)m, Method(m))),
        ];
        return members
            .OrderBy(member => member.Order)
            .ThenBy(member => member.Member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .SelectMany(member => SurfaceLiterals.Attributes(member.Member.CustomAttributes).Append(member.Text));
    }

    public static string Delegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        string name = SurfaceNames.Declared(type);
        return $"public delegate {Returns(invoke)} {name}({Parameters(invoke)}){SurfaceNames.Constraints(type.GetGenericArguments())};";
    }

    private static bool Shown(string access, Type type) =>
        access.Length > 0 && (access == "public" || !type.IsSealed) && !(type.IsInterface && access != "public");

    private static bool Generated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static bool Implied(PropertyInfo property) =>
        property.Name == "EqualityContract" && PublicSurface.IsRecord(property.DeclaringType!);

    private static bool IsMethod(MethodInfo method) =>
        !Generated(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Access(FieldInfo field) =>
        field.IsPublic ? "public" : field.IsFamily ? "protected" : field.IsFamilyOrAssembly ? "protected internal" : "";

    private static string Access(MethodBase method) =>
        method.IsPublic ? "public" : method.IsFamily ? "protected" : method.IsFamilyOrAssembly ? "protected internal" : "";

    private static MethodInfo Widest(PropertyInfo property) =>
        property.GetAccessors(true).OrderByDescending(accessor => accessor.IsPublic)
            .ThenByDescending(accessor => Access(accessor).Length).First();

    private static string Field(FieldInfo field)
    {
        string type = SurfaceNames.Of(field.FieldType, SurfaceHints.Of(field));
        if (field.IsLiteral)
        {
            return $"{Access(field)} const {type} {field.Name} = {SurfaceLiterals.Value(field.GetRawConstantValue(), field.FieldType)};";
        }

        return PublicSurface.Words(Access(field), field.IsStatic ? "static" : "", field.IsInitOnly ? "readonly" : "", type, field.Name) + ";";
    }

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)} {SurfaceNames.Plain(constructor.DeclaringType!)}({Parameters(constructor)});";

    private static string Property(PropertyInfo property)
    {
        var widest = Widest(property);
        var index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required" : "";
        string type = (property.PropertyType.IsByRef ? "ref " : "") + SurfaceNames.Of(property.PropertyType, SurfaceHints.Of(property));
        string accessors = PublicSurface.Words(Accessor(property.GetMethod, "get", widest), Accessor(property.SetMethod, "set", widest));
        return $"{PublicSurface.Words(Modifiers(widest), required, type, name)} {{ {accessors} }}";
    }

    private static string Accessor(MethodInfo? accessor, string word, MethodInfo widest)
    {
        if (accessor is null || !Shown(Access(accessor), accessor.DeclaringType!))
        {
            return "";
        }

        bool init = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string access = Access(accessor) == Access(widest) ? "" : Access(accessor);
        return PublicSurface.Words(access, init ? "init" : word) + ";";
    }

    private static string Event(EventInfo @event) =>
        $"{Modifiers(@event.AddMethod!)} event {SurfaceNames.Of(@event.EventHandlerType!, SurfaceHints.Of(@event))} {@event.Name};".TrimStart();

    private static string Method(MethodInfo method)
    {
        string signature = $"({Parameters(method)}){SurfaceNames.Constraints(method.GetGenericArguments())};";
        if (method.IsSpecialName)
        {
            string name = method.Name is "op_Implicit" or "op_Explicit"
                ? $"{method.Name[3..].ToLowerInvariant()} operator {Returns(method)}"
                : $"{Returns(method)} operator {Operators.GetValueOrDefault(method.Name, method.Name)}";
            return PublicSurface.Words(Modifiers(method), name) + signature;
        }

        string generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(SurfaceNames.Of))}>" : "";
        return PublicSurface.Words(Modifiers(method), Returns(method), method.Name) + generics + signature;
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            // What an implementer must write is plain; what has a body already is virtual, or static alone.
            return method.IsStatic
                ? PublicSurface.Words("static", method.IsAbstract ? "abstract" : method.IsVirtual ? "virtual" : "")
                : method.IsAbstract ? "" : "virtual";
        }

        bool overrides = method.IsVirtual && method.GetBaseDefinition() != method;
        string inheritance = (method.IsAbstract, overrides, method.IsVirtual && !method.IsFinal) switch
        {
            (true, true, _) => "abstract override",
            (true, false, _) => "abstract",
            (false, true, _) => method.IsFinal ? "sealed override" : "override",
            (false, false, true) => "virtual",
            _ => "",
        };
        return PublicSurface.Words(Access(method), method.IsStatic ? "static" : "", inheritance);
    }

    private static string Returns(MethodInfo method)
    {
        string by = !method.ReturnType.IsByRef ? ""
            : method.ReturnParameter.IsDefined(typeof(IsReadOnlyAttribute), false) ? "ref readonly " : "ref ";
        return by + SurfaceNames.Of(method.ReturnType, SurfaceHints.Of(method.ReturnParameter));
    }

    private static string Parameters(MethodBase method)
    {
        string extends = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return extends + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        string by = !type.IsByRef ? ""
            : parameter.IsOut ? "out"
            : parameter.IsDefined(typeof(RequiresLocationAttribute), false) ? "ref readonly"
            : parameter.IsDefined(typeof(IsReadOnlyAttribute), false) ? "in" : "ref";
        bool many = parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false);
        string attributes = string.Join(' ', SurfaceLiterals.Attributes(parameter.CustomAttributes));
        string name = SurfaceNames.Of(type, SurfaceHints.Of(parameter));
        string value = parameter.HasDefaultValue ? $"= {SurfaceLiterals.Value(parameter.DefaultValue, type)}" : "";
        return PublicSurface.Words(attributes, many ? "params" : by, name, parameter.Name ?? "", value);
    }
}
