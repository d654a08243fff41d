using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LenNotify.Packages.Tests;

/// <summary>The habits of the house that are seen best in what was compiled.</summary>
public class ShapeTests
{
    private const int MostMembers = 5;
    private const int MostParameters = 5;

    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_type_has_a_name_that_says_something(string name) =>
        Written(name).Select(NameOf).Where(EmptyName.Ends).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_type_has_a_file_named_after_it(string name)
    {
        // Two types of one name differ by their parameters: a file may then be called Name{T}.cs or NameOfT.cs.
        var files = Repository.Files
            .Where(file => file.StartsWith($"src/{name}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file).Split('.', '{')[0])
            .ToHashSet(StringComparer.Ordinal);

        Written(name).Where(type => !type.IsNested)
            .Where(type => !files.Contains(NameOf(type)) && !(type.IsGenericType && files.Contains(NameOf(type) + "OfT")))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void An_interface_is_one_role(string name) =>
        Written(name).Where(type => type.IsInterface)
            .Select(type => (type, members: Members(type).Count()))
            .Where(role => role.members > MostMembers)
            .Should().BeEmpty("an interface has at most {0} members of its own", MostMembers);

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_constructor_asks_for_little(string name) =>
        Written(name).Where(type => !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(type => type.GetConstructors(Own))
            .Where(constructor => constructor.GetParameters().Length > MostParameters && !IsPositional(constructor))
            .Select(constructor => $"{constructor.DeclaringType}: {constructor}")
            .Should().BeEmpty("a constructor has at most {0} parameters", MostParameters);

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
