using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>
/// A process that writes is killed over and over. Each time the file is whole, and everything is in it that was acknowledged.
/// <c>LENNOTIFY_KILLS=50</c> runs the long form.
/// </summary>
public sealed class KillTests
{
    private const int Short = 8;
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("LENNOTIFY_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : Short;

    [Theory]
    [InlineData(SqliteJournal.Rollback)]
    [InlineData(SqliteJournal.WriteAhead)]
    public async Task A_writer_that_is_killed_loses_nothing_that_it_acknowledged(SqliteJournal journal)
    {
        await using var file = await TestFile.CreateAsync();
        var random = new Random((int)journal);
        var acknowledged = new List<Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var writer = new WriterProcess(file.ConnectionString, journal, $"w{kill}"))
            {
                var ids = await writer.KillAfterAsync(random.Next(1, 200));
                ids.Should().NotBeEmpty("it must have written something");
                acknowledged.AddRange(ids);
            }

            (await file.IntegrityAsync()).Should().Be("ok");
            (await StoredAsync(file)).Should().Contain(acknowledged);
        }

        acknowledged.Should().OnlyHaveUniqueItems();
        (await file.ScalarAsync(
            "SELECT count(*) FROM lennotify_states s WHERE s.unread <> (SELECT count(*) FROM lennotify_items i WHERE i.user_id = s.user_id AND i.counted)"))
            .Should().Be(0, "a count is written with what it counts");
    }

    // Publications that have their item: both or neither is what one commit leaves.
    private static async Task<HashSet<Guid>> StoredAsync(TestFile file)
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.id, (SELECT count(*) FROM lennotify_items i WHERE i.publication_id = p.id) FROM lennotify_publications p";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            reader.GetInt64(1).Should().Be(1);
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
