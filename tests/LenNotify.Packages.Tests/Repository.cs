using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace LenNotify.Packages.Tests;

/// <summary>The checkout that these tests were compiled from.</summary>
public static class Repository
{
    private static readonly string[] BuiltFolders = ["bin", "obj", "out", ".git", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>What is or may be committed, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = GitFiles() ?? FilesOnDisk();

    /// <summary>
    /// Every folder of <c>src</c> that holds a project: each is one package of the same name. Not the one that is in a solution
    /// of its own (<c>eng/LenNotify.Mongo.sln</c>), whose tests look at it themselves.
    /// </summary>
    public static IReadOnlyList<string> PackageNames { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name != "LenNotify.Mongo")
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Packages => [.. PackageNames];

    public static string Configuration =>
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Whether 'dotnet ef' wrote the file (eng/migrations.sh): nobody reads those, and they are as long as the model is.</summary>
    public static bool IsMigration(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.Split('/') is [_, _, "Migrations", _];

    /// <summary>Sources of other projects that a package compiles as well: packages do not depend on each other.</summary>
    public static IEnumerable<string> SharedSources(string package) =>
        XDocument.Load(PathOf($"src/{package}/{package}.csproj")).Descendants("Compile").Attributes("Include").Select(shared => shared.Value);

    /// <summary>The lines of a text file, and none of a file that is not text.</summary>
    public static string[] LinesOf(string relative)
    {
        string path = PathOf(relative);
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text.Contains('\0', StringComparison.Ordinal) ? [] : text.Split('\n');
    }

    /// <summary>The commit that is checked out, if there is one.</summary>
    public static string? Head()
    {
        if (!Path.Exists(PathOf(".git")))
        {
            return null;
        }

        (int exit, string output) = Command.Run("git", ["rev-parse", "--verify", "--quiet", "HEAD"], Root);
        return exit == 0 ? output.Trim() : null;
    }

    private static string FindRoot([CallerFilePath] string source = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(source)!);
        while (!File.Exists(Path.Combine(folder.FullName, "LenNotify.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No LenNotify.sln above {source}.");
        }

        return folder.FullName;
    }

    private static string[]? GitFiles()
    {
        if (!Path.Exists(PathOf(".git")))
        {
            return null;
        }

        (int exit, string output) = Command.Run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], Root);
        string[] listed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // A file that was deleted but not yet committed as such is still listed.
        return exit == 0 ? [.. listed.Where(file => File.Exists(PathOf(file)))] : null;
    }

    // Sources unpacked from an archive, or a machine without git.
    private static string[] FilesOnDisk() =>
    [
        .. Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(BuiltFolders).Any()),
    ];
}
