using System.Globalization;

namespace LenNotify.CrashRig;

/// <summary>What the receiving process wrote down.</summary>
internal sealed class LedgerFile(string path)
{
    private readonly Dictionary<(string Type, int Number), List<string>> _arrived = [];
    private long _read;

    /// <summary>How many of a type arrived, repeats not counted.</summary>
    public int Count(string type, int first = 0)
    {
        Read();
        return _arrived.Keys.Count(one => one.Type == type && one.Number >= first);
    }

    /// <summary>What arrived of these numbers, and of those that are none of them though they lie between.</summary>
    public Tally Tally(string type, (int First, int Count) range, IReadOnlySet<int> expected, long listed)
    {
        Read();
        var arrived = _arrived.Where(one => one.Key.Type == type && one.Key.Number >= range.First && one.Key.Number < range.First + range.Count).ToArray();
        return new Tally(
            expected.Count,
            arrived.Count(one => expected.Contains(one.Key.Number)),
            arrived.Count(one => !expected.Contains(one.Key.Number)),
            arrived.Sum(one => one.Value.Count - 1),
            arrived.Sum(one => one.Value.Count(key => key != one.Value[0])),
            listed);
    }

    private void Read()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(_read, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        var whole = text.LastIndexOf('\n') + 1;
        _read += whole;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t');
            var (type, number) = (parts[1].Split(' ')[0], int.Parse(parts[1].Split(' ')[1], CultureInfo.InvariantCulture));
            if (!_arrived.TryGetValue((type, number), out var keys))
            {
                _arrived.Add((type, number), keys = []);
            }

            keys.Add(parts[0]);
        }
    }
}
