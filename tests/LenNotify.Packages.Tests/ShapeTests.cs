using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LenNotify.Packages.Tests;

/// <summary>The habits of the house that are seen best in what was compiled.</summary>
public class ShapeTests
{
    private const int MostMembers = 5;
    private const int MostParameters = 5;

    // A migration's file begins with when it was made, so that a folder shows them in order.
    private static readonly char[] MigrationDigits = [.. "0123456789_"];

    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_type_has_a_name_that_says_something(string name) => Rule.Holds(
        "These types have names that fit everything:",
        Written(name).Where(type => EmptyName.Ends(NameOf(type))).Select(type => type.ToString()));

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_type_has_a_file_named_after_it(string name)
    {
        // Two types of one name differ by their parameters: a file may then be called Name{T}.cs or NameOfT.cs.
        var files = Repository.Files
            .Where(file => file.StartsWith($"src/{name}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Concat(Repository.SharedSources(name))
            .Select(file => Repository.IsMigration(file) ? Path.GetFileName(file).TrimStart(MigrationDigits) : Path.GetFileName(file))
            .Select(file => file.Split('.', '{')[0])
            .ToHashSet(StringComparer.Ordinal);

        Rule.Holds(
            "These types have no file of their own:",
            from type in Written(name)
            where !type.IsNested && !files.Contains(NameOf(type))
            where !type.IsGenericType || !files.Contains(NameOf(type) + "OfT")
            select type.ToString());
    }

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void An_interface_is_one_role(string name) => Rule.Holds(
        $"An interface has at most {MostMembers} members of its own:",
        from type in Written(name).Where(type => type.IsInterface)
        let members = Members(type).Count()
        where members > MostMembers
        select $"{type} has {members}");

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_constructor_asks_for_little(string name) => Rule.Holds(
        $"A constructor has at most {MostParameters} parameters:",
        from type in Written(name).Where(type => !typeof(Delegate).IsAssignableFrom(type))
        from constructor in type.GetConstructors(Own)
        let parameters = constructor.GetParameters().Length
        where parameters > MostParameters && !IsPositional(constructor)
        select $"{type} has {parameters}");

    // Only what a person wrote: not the compiler, not a generator, not the counters of a coverage run.
    private static IEnumerable<Type> Written(string assembly) =>
        Assembly.Load(assembly).GetTypes().Where(type =>
            type.Namespace?.StartsWith("LenNotify", StringComparison.Ordinal) == true && !Chain(type).Any(IsGenerated));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || type.IsDefined(typeof(GeneratedCodeAttribute), false);

    private static IEnumerable<Type> Chain(Type type)
    {
        for (Type? outer = type; outer is not null; outer = outer.DeclaringType)
        {
            yield return outer;
        }
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Own).Where(member =>
            member is PropertyInfo or EventInfo
            || (member is MethodInfo { IsSpecialName: false, IsPublic: true } && !member.Name.Contains('<', StringComparison.Ordinal)));

    // The facts of a record are its parameters; five of them are too few for a delivery.
    private static bool IsPositional(ConstructorInfo constructor)
    {
        var properties = constructor.DeclaringType!.GetProperties(Own).Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        return PublicSurface.IsRecord(constructor.DeclaringType!)
            && constructor.GetParameters().All(parameter => properties.Contains(parameter.Name!));
    }
}
