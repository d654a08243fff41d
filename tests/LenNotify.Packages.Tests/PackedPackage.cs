using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace LenNotify.Packages.Tests;

/// <summary>What lies inside one .nupkg and the .snupkg beside it.</summary>
internal sealed class PackedPackage
{
    // Fixed by the specification of portable PDB.
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly Dictionary<string, byte[]> _files;
    private readonly Dictionary<string, byte[]> _symbols;
    private readonly string _library;

    public PackedPackage(string folder, string name)
    {
        string nupkg = Directory.GetFiles(folder, $"{name}.*.nupkg")
            .Single(file => char.IsDigit(Path.GetFileName(file)[name.Length + 1]));
        _files = Unzip(nupkg);
        _symbols = Unzip(Path.ChangeExtension(nupkg, ".snupkg"));
        _library = $"lib/net10.0/{name}";
        Nuspec = XDocument.Parse(Text($"{name}.nuspec").TrimStart('\uFEFF')).Root!.Elements().Single();
    }

    /// <summary>The metadata element of the nuspec.</summary>
    public XElement Nuspec { get; }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public string? Metadata(string element) => Nuspec.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value;

    public XElement? Repository => Nuspec.Elements().SingleOrDefault(e => e.Name.LocalName == "repository");

    public IEnumerable<string> Dependencies =>
        Nuspec.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value);

    public string Documentation => Text(_library + ".xml");

    /// <summary>Whether the compiler promised the same bytes for the same sources.</summary>
    public bool IsDeterministic => DebugEntries().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    /// <summary>Whether the symbols were made together with this very library.</summary>
    public bool SymbolsFit
    {
        get
        {
            using var provider = Symbols();
            var id = new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id);
            using var library = new PEReader(_files[_library + ".dll"].ToImmutableArray());
            var entry = library.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.CodeView);
            return library.ReadCodeViewDebugDirectoryData(entry).Guid == id.Guid;
        }
    }

    /// <summary>The map from source files to addresses, or nothing.</summary>
    public string? SourceLink()
    {
        using var provider = Symbols();
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(info => reader.GetGuid(info.Kind) == SourceLinkKind)
            .Select(info => Encoding.UTF8.GetString(reader.GetBlobBytes(info.Value)))
            .SingleOrDefault();
    }

    /// <summary>Where the symbols say that the sources were.</summary>
    public IReadOnlyList<string> SourceFiles()
    {
        using var provider = Symbols();
        var reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }

    private MetadataReaderProvider Symbols() =>
        MetadataReaderProvider.FromPortablePdbImage(_symbols[_library + ".pdb"].ToImmutableArray());

    private ImmutableArray<DebugDirectoryEntry> DebugEntries()
    {
        using var library = new PEReader(_files[_library + ".dll"].ToImmutableArray());
        return library.ReadDebugDirectory();
    }

    private static Dictionary<string, byte[]> Unzip(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        return archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
