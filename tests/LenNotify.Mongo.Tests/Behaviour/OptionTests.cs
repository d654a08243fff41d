using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Mongo.Tests;

public sealed class OptionTests
{
    [Fact]
    public void A_missing_database_is_told_with_the_call_that_mends_it()
    {
        var services = new ServiceCollection();
        services.AddNotifications().UseMongo();
        using var host = services.BuildServiceProvider();

        var store = () => host.GetRequiredService<INotificationStore>();

        store.Should().Throw<InvalidOperationException>().WithMessage("*UseMongo(o => o.ConnectionString*");
    }

    [Theory]
    [InlineData("notifications", "")]
    [InlineData("notifications", "a$b")]
    [InlineData("notifications", "system.users")]
    [InlineData("notifications", "deliveries")]
    [InlineData("notifications", ".mine")]
    [InlineData("notifications", "åååååååååååååååååååååååååååååååååååååååååååååååååååå")]
    [InlineData("nothing_of_ours", "mine")]
    public void A_name_that_the_database_would_not_take_is_refused(string collection, string name)
    {
        var use = () => new ServiceCollection().AddNotifications().UseMongo(options => options.CollectionNames[collection] = name);

        use.Should().Throw<InvalidInputException>().Which.Problems.Should().Contain(problem => problem.Field.StartsWith("CollectionNames"));
    }

    [Theory]
    [InlineData("sh.op")]
    [InlineData("sh%20op")]
    [InlineData("sh$op")]
    [InlineData("sh*op")]
    [InlineData("a_name_of_more_than_sixty_three_bytes_is_more_than_the_server_will_ever_take")]
    public void A_databases_name_that_the_server_would_not_take_is_refused(string name)
    {
        var use = () => new ServiceCollection().AddNotifications().UseMongo(options => options.ConnectionString = $"mongodb://ann:{Canary.Secret}@localhost/{name}");

        var refused = use.Should().Throw<InvalidInputException>().Which;
        refused.Problems.Should().ContainSingle(problem => problem.Field.StartsWith("ConnectionString") && problem.Limit!.Contains("63 bytes"));
        refused.ToString().Should().NotContain(Canary.Secret);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost/shop")]
    [InlineData("http://ann:" + Canary.Secret + "@localhost/shop")]
    [InlineData("mongodb://ann:" + Canary.Secret + "@")]
    [InlineData("mongodb://ann:" + Canary.Secret + "@localhost:port/shop")]
    public void An_address_that_is_none_is_refused_and_not_repeated(string address)
    {
        var use = () => new ServiceCollection().AddNotifications().UseMongo(options => options.ConnectionString = address);

        var refused = use.Should().Throw<InvalidInputException>().Which;
        refused.Problems.Should().ContainSingle(problem => problem.Field == "ConnectionString");
        refused.ToString().Should().Contain("mongodb://host:27017/database").And.NotContain(Canary.Secret);
    }

    [Fact]
    public async Task The_password_of_a_server_that_is_not_there_reaches_no_log_and_no_exception()
    {
        List<string> lines = [];
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new LogLines(lines.Add)).SetMinimumLevel(LogLevel.Trace));
        services.AddNotifications().UseMongo(options =>
            options.ConnectionString = $"mongodb://ann:{Canary.Secret}@127.0.0.1:1/shop?serverSelectionTimeoutMS=50");
        await using var host = services.BuildServiceProvider();

        var start = () => host.GetRequiredService<INotificationStore>().PrepareAsync(create: false, default);

        (await start.Should().ThrowAsync<TimeoutException>()).Which.ToString().Should()
            .Contain("No MongoDB server answers at 127.0.0.1:1").And.Contain("UseMongo(o => o.ConnectionString").And.NotContain(Canary.Secret);
        lines.Should().NotContain(line => line.Contains(Canary.Secret));
    }
}
