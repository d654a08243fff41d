using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LenNotify.Packages.Tests;

/// <summary>Compiles the C# of a document as its reader would: in a host's program, with what Given.cs says that such a host has.</summary>
/// <remarks>Types of a page's earlier blocks are known to its later ones, because a page is read from the top.</remarks>
internal static class Example
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly SyntaxTree Given = Parse(
        File.ReadAllText(Repository.PathOf("tests/LenNotify.Packages.Tests/Documents/Given.cs")), "Given.cs", 1);

    // The two packages offer UseEntityFramework<T>() under one name, as a host has one of them.
    private static readonly Lazy<CSharpCompilation> OnPostgres = new(() => HostWithout("LenNotify.EntityFrameworkCore.Sqlite"));

    private static readonly Lazy<CSharpCompilation> OnSqlite = new(() => HostWithout("LenNotify.EntityFrameworkCore.PostgreSQL"));

    /// <summary>What the compiler says is wrong with one block, each with the document's line.</summary>
    public static IEnumerable<string> Problems(CodeBlock block, IReadOnlyList<CodeBlock> before) => Told(Compiled(block, before).GetDiagnostics());

    /// <summary>Writes a block that is a whole program.</summary>
    public static void Write(CodeBlock block, string file) => Told(Compiled(block, []).Emit(file).Diagnostics).Should().BeEmpty();

    private static IEnumerable<string> Told(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(one => one.Severity == DiagnosticSeverity.Error)
        .Select(one => $"{one.Location.GetMappedLineSpan().Path}({one.Location.GetMappedLineSpan().StartLinePosition.Line + 1}): {one.Id}: {one.GetMessage(CultureInfo.InvariantCulture)}");

    private static CSharpCompilation Compiled(CodeBlock block, IReadOnlyList<CodeBlock> before)
    {
        string[] texts = [.. block.Continues ? [before[^1].Text, block.Text] : new[] { block.Text }];
        int[] lines = block.Continues ? [before[^1].Line, block.Line] : [block.Line];
        string source = string.Join('\n', texts.Zip(lines, (text, line) => Numbered(text, block.Page, line)));
        var tree = Parse(Wrapped(source), block.Page);
        var program = (block.Text.Contains("Sqlite", StringComparison.Ordinal) ? OnSqlite : OnPostgres).Value.AddSyntaxTrees(tree);
        if (TypesOf(before, Declared(tree)) is { Length: > 0 } earlier)
        {
            program = program.AddSyntaxTrees(Parse(earlier, block.Page));
        }

        bool runs = tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);
        return program.WithOptions(program.Options.WithOutputKind(runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
    }

    private static string Numbered(string text, string page, int line) => $"#line {line} \"{page}\"\n{text}";

    private static SyntaxTree Parse(string source, string path, int line = 0) =>
        CSharpSyntaxTree.ParseText(line == 0 ? source : Numbered(source, path, line), Language, path);

    // A method that is shown alone stands in some static class of the reader's.
    private static string Wrapped(string source) =>
        Parse(source, "").GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>()
            .Any(member => member.Statement is LocalFunctionStatementSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PublicKeyword))
            ? $"internal static class Shown\n{{\n{source}\n}}"
            : source;

    private static HashSet<string> Declared(SyntaxTree tree) => [.. Types(tree).Select(type => type.Identifier.Text)];

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.OfType<BaseTypeDeclarationSyntax>();

    private static string TypesOf(IReadOnlyList<CodeBlock> before, HashSet<string> taken) => string.Join('\n',
        from block in before.Reverse()
        from type in Types(Parse(block.Text, block.Page))
        where taken.Add(type.Identifier.Text)
        select Numbered(type.ToFullString(), block.Page, block.Line));

    private static CSharpCompilation HostWithout(string package)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = trusted.Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != package)
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create("Example", [Given], references, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }
}
