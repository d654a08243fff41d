using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class WrongKindTests
{
    [Theory]
    [InlineData("version", "a whole number", "'7'", "true", "1.5", "1.0", "1e2", "9223372036854775808", "[]", "{}")]
    [InlineData("time_zone", "text", "7", "false", "[]", "{}")]
    [InlineData("language", "text", "7", "false", "[]", "{}")]
    [InlineData("confidence_threshold", "a number", "'85'", "true", "[85]", "{}")]
    [InlineData("channels", "an object", "'sms'", "7", "[]", "true")]
    [InlineData("channels.sms", "true or false", "'true'", "1", "0", "[]", "{}")]
    [InlineData("channels_by_priority", "an object", "[]", "'high'", "1")]
    [InlineData("channels_by_priority.high", "a list", "'sms'", "{}", "1", "true")]
    [InlineData("types", "an object", "[]", "'insight'", "1")]
    [InlineData("types.t", "an object", "[]", "true", "'off'", "1")]
    [InlineData("types.t.enabled", "true or false", "'true'", "1", "[]", "{}")]
    [InlineData("types.t.minimum_severity", "info, success, warning (or low, medium, high), error, critical", "3", "true", "'huge'", "''", "'2'", "[]", "{}")]
    [InlineData("types.t.high_priority_only", "true or false", "'true'", "1", "[]", "{}")]
    [InlineData("types.t.frequency", "immediate, hourly, daily", "1", "true", "'weekly'", "''", "'1'", "'daily '", "'hourly, daily'", "[]", "{}")]
    [InlineData("types.t.channels", "a list", "'sms'", "{}", "1")]
    [InlineData("filters", "an object", "[]", "'k'", "1")]
    [InlineData("filters.k", "a list", "'v'", "{}", "1", "true")]
    [InlineData("quiet_hours", "an object", "[]", "'off'", "true", "1")]
    [InlineData("quiet_hours.enabled", "true or false", "'true'", "1", "[]", "{}")]
    [InlineData("quiet_hours.windows", "a list", "{}", "'22:00-08:00'", "1")]
    [InlineData("quiet_hours.keep_to_inbox", "true or false", "'true'", "1", "[]", "{}")]
    [InlineData("digest_at", "HH:mm from 00:00 to 23:59", "9", "true", "'9:00'", "'09:00:00'", "'9am'", "''", "' 9:00'", "'٠٩:٠٠'", "[]", "{}")]
    [InlineData("email_digest", "true or false", "'daily'", "1", "[]", "{}")]
    public void A_value_of_the_wrong_kind_is_refused_with_what_would_be_right(string path, string allowed, params string[] values)
    {
        foreach (var value in values)
        {
            var problem = ProblemOf(At(path, value));

            problem.Field.Should().Be(path);
            problem.Limit.Should().Be(allowed);
            problem.Message.Should().Be(value switch { "[]" or "[85]" => "is a list.", "{}" => "is an object.", _ => $"is '{value.Trim('\'')}'." });
        }
    }

    [Theory]
    [InlineData("version")]
    [InlineData("time_zone")]
    [InlineData("language")]
    [InlineData("confidence_threshold")]
    [InlineData("channels")]
    [InlineData("channels_by_priority")]
    [InlineData("types")]
    [InlineData("filters")]
    [InlineData("quiet_hours")]
    [InlineData("quiet_hours.enabled")]
    [InlineData("quiet_hours.windows")]
    [InlineData("quiet_hours.keep_to_inbox")]
    [InlineData("digest_at")]
    [InlineData("email_digest")]
    public void Null_reads_as_if_left_out(string path) => Parse(At(path, "null")).Should().Be(new Preferences());

    [Fact]
    public void Null_in_a_map_reads_as_if_the_entry_were_left_out() =>
        Parse("""{"channels":{"sms":null},"channels_by_priority":{"high":null},"types":{"t":null},"filters":{"k":null}}""").Should().Be(new Preferences
        {
            Channels = new Dictionary<string, bool>(),
            Types = new Dictionary<string, TypePreference>(),
        });

    [Fact]
    public void Null_in_a_list_is_refused()
    {
        ProblemOf("""{"filters":{"k":[null]}}""").Should().Be(new Problem("filters.k[0]", "is null.", "text"));
        ProblemOf("""{"channels_by_priority":{"low":[null]}}""").Should().Be(new Problem("channels_by_priority.low[0]", "is null.", "text"));
        ProblemOf("""{"quiet_hours":{"windows":[null]}}""").Should().Be(new Problem("quiet_hours.windows[0]", "is null.", "an object"));
    }

    private static string At(string path, string value) =>
        path.Split('.').Reverse().Aggregate(value.Replace('\'', '"'), (inner, name) => $$"""{"{{name}}":{{inner}}}""");
}
