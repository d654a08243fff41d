using System.Globalization;
using System.Text;

namespace LenNotify.Benchmarks.Results;

/// <summary>
/// The table that is kept, a section for each thing that was measured. A section is written as soon as it is known, so that
/// what breaks off later costs nothing of it; and one that is measured again replaces only itself.
/// </summary>
internal sealed class ResultsFile(string path, IReadOnlyList<string> titles)
{
    private const string Begin = "\n## ";
    private const string Missing = "Not measured: ";

    /// <summary>Writes a section.</summary>
    internal async Task PutAsync(string title, string text)
    {
        var sections = await ReadAsync();
        sections[title] = text.Trim();
        await SaveAsync(sections);
    }

    /// <summary>Says of a section why it is not there.</summary>
    internal Task PutMissingAsync(string title, string why) => PutAsync(title, $"{Missing}{why}");

    private async Task<Dictionary<string, string>> ReadAsync()
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var section in (await File.ReadAllTextAsync(path)).Split(Begin).Skip(1))
            {
                var end = section.IndexOf('\n', StringComparison.Ordinal);
                sections[section[..end]] = section[end..].Trim();
            }
        }

        return sections;
    }

    private Task SaveAsync(Dictionary<string, string> sections)
    {
        var missing = titles.Where(title => !sections.TryGetValue(title, out var text) || text.StartsWith(Missing, StringComparison.Ordinal)).ToArray();
        var text = new StringBuilder()
            .Append("# Benchmark results\n\n")
            .Append("Written by `bash eng/bench.sh`. Each ratio compares two sides of one run on one machine, under the server collector, which\n")
            .Append("hosts on the Web and Worker SDKs have. A floor is a straight line written by hand for the same answers. What depends on\n")
            .Append("where a process lays its objects is measured in several processes; the median counts. Each section is measured in\n")
            .Append("processes of its own.\n\n")
            .Append(CultureInfo.InvariantCulture, $"Measured on {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n");
        if (missing.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**Missing:** {string.Join("; ", missing)}.\n");
        }

        foreach (var title in titles.Where(sections.ContainsKey))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Begin}{title}\n\n{sections[title]}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text.ToString());
    }
}
