using System.Globalization;
using System.Text.RegularExpressions;

namespace Worker.Tests;

/// <summary>Dockerfile, compose.yaml and what a cluster is told, beside what the program really reads and does.</summary>
public sealed partial class ManifestTests
{
    private const string Name = "order-desk";
    private static readonly IReadOnlyList<string> Read = VariablesOfTheProgram();
    private static readonly IReadOnlyDictionary<string, string> Config = Manifest.Texts(Manifest.OfKind("ConfigMap").Single()["data"]!);

    [Fact]
    public void Every_process_is_given_the_variables_that_the_program_reads_and_no_others()
    {
        Read.Should().NotBeEmpty();
        Manifest.Services.Keys.Should().BeEquivalentTo([Roles.Migrate, Roles.Publisher, Roles.Worker]);
        foreach (var service in Manifest.Services.Values)
        {
            Manifest.Texts(service["environment"]!).Keys.Should().BeEquivalentTo(Read);
        }

        Manifest.Pods.Select(pod => pod.Role).Should().BeEquivalentTo([Roles.Migrate, Roles.Publisher, Roles.Worker]);
        foreach (var pod in Manifest.Pods)
        {
            pod.Variables.Select(variable => (string)variable["name"]!).Should().BeEquivalentTo(Read);
        }

        Manifest.Docker("ENV").Select(line => line.Split('=')[0]).Should().BeSubsetOf(Read);
        TableRow().Matches(Manifest.Readme).Select(row => row.Groups[1].Value).Should().BeEquivalentTo(Read, "the README lists them");
    }

    [Fact]
    public void What_a_pod_is_given_exists()
    {
        var secret = Literal().Matches(Manifest.Readme).Select(match => match.Groups[1].Value).ToArray();
        Config.Keys.Concat(secret).Should().BeEquivalentTo(Read, "each comes from one of them");
        foreach (var variable in Manifest.Pods.SelectMany(pod => pod.Variables))
        {
            var from = variable["valueFrom"]!.AsObject().Single();
            ((string)from.Value!["name"]!).Should().Be(Name);
            ((string)from.Value!["key"]!).Should().Be((string)variable["name"]!).And.BeOneOf(from.Key == "secretKeyRef" ? secret : [.. Config.Keys]);
        }

        Manifest.OfKind("ConfigMap").Single()["metadata"]!["name"]!.GetValue<string>().Should().Be(Name);
        Manifest.Readme.Should().Contain($"create secret generic {Name}");
    }

    [Fact]
    public void What_they_say_is_understood()
    {
        var said = Settings.Read(Config.Concat(Secrets()).ToDictionary().GetValueOrDefault);
        var composed = Settings.Read(Manifest.Services.Values.Select(service => Manifest.Texts(service["environment"]!)).Select(Filled).First().GetValueOrDefault);

        said.Should().BeEquivalentTo(new { Port = 8_080, PagerUrl = (Uri?)null, DrainTime = TimeSpan.FromSeconds(40) });
        composed.Should().BeEquivalentTo(new { said.Port, said.PagerUrl, said.DrainTime });
    }

    [Fact]
    public void One_port_is_meant_everywhere()
    {
        var port = Config["ASPNETCORE_HTTP_PORTS"];

        Manifest.Docker("EXPOSE").Should().Equal(port);
        Manifest.Docker("ENV").Should().Contain($"ASPNETCORE_HTTP_PORTS={port}");
        Manifest.Services.Values.Should().OnlyContain(service => (string?)service["environment"]!["ASPNETCORE_HTTP_PORTS"] == port);
        Manifest.Services.Values.SelectMany(service => service["ports"]?.AsArray() ?? []).Should().OnlyContain(mapped => ((string)mapped!).EndsWith($":{port}", StringComparison.Ordinal));
        foreach (var pod in Manifest.Pods.Where(pod => pod.Role != Roles.Migrate))
        {
            var open = pod.Container["ports"]!.AsArray().Single()!;
            ((string)open["containerPort"]!).Should().Be(port);
            pod.Annotation("port").Should().Be(port);
            pod.HttpProbes.Should().HaveCount(3).And.OnlyContain(probe => (string?)probe["port"] == (string?)open["name"]);
        }

        var service = Manifest.OfKind("Service").Single()["spec"]!;
        ((string)service["ports"]!.AsArray().Single()!["targetPort"]!).Should().Be("http");
    }

    [Fact]
    public void Each_is_asked_what_it_answers()
    {
        foreach (var pod in Manifest.Pods.Where(pod => pod.Role != Roles.Migrate))
        {
            ((string)pod.Container["livenessProbe"]!["httpGet"]!["path"]!).Should().Be(RoleApp.Live, "a lost database is no reason to restart");
            ((string)pod.Container["readinessProbe"]!["httpGet"]!["path"]!).Should().Be(RoleApp.Ready);
            pod.Annotation("path").Should().Be(RoleApp.Metrics);
        }
    }

    [Fact]
    public void Each_begins_the_program_in_a_role_that_it_knows()
    {
        var program = Regex.Matches(Manifest.Docker("ENTRYPOINT").Single(), "\"([^\"]+)\"").Select(part => part.Groups[1].Value).ToArray();
        program.Should().Equal("dotnet", Path.GetFileName(typeof(Roles).Assembly.Location));
        foreach (var (name, service) in Manifest.Services)
        {
            service["command"]!.AsArray().Select(part => (string?)part).Should().Equal(name);
            (service["healthcheck"]?["test"]!.AsArray().Select(part => (string?)part).Skip(1)).Should().BeEquivalentTo(name == Roles.Migrate ? null : program.Append(Roles.Probe));
        }

        Manifest.Services.Keys.Concat([Roles.Probe]).Should().BeEquivalentTo(Roles.All);
    }

    [Fact]
    public void Each_is_given_longer_to_end_than_it_takes()
    {
        var drain = Seconds(Config["DRAIN_SECONDS"]);
        drain.Should().BeGreaterThan(2 * (int)RoleApp.SendTimeout.TotalSeconds, "a send that was just begun ends, and is written down");
        foreach (var pod in Manifest.Pods.Where(pod => pod.Role != Roles.Migrate))
        {
            Seconds((string)pod.Spec["terminationGracePeriodSeconds"]!).Should().BeGreaterThan(drain + pod.PreStop);
        }

        foreach (var service in Manifest.Services.Values.Where(service => service["healthcheck"] is not null))
        {
            Seconds(((string)service["stop_grace_period"]!).TrimEnd('s')).Should().BeGreaterThan(Seconds((string)service["environment"]!["DRAIN_SECONDS"]!));
        }
    }

    [Fact]
    public void Nothing_runs_as_root()
    {
        Seconds(Manifest.Docker("USER").Single()).Should().BePositive();
        Manifest.Pods.Should().OnlyContain(pod => (string?)pod.Spec["securityContext"]!["runAsNonRoot"] == "true"
            && (string?)pod.Container["securityContext"]!["allowPrivilegeEscalation"] == "false");
    }

    [Fact]
    public void One_of_each_stays_while_nodes_are_drained()
    {
        var budgets = Manifest.OfKind("PodDisruptionBudget").ToDictionary(budget => (string)budget["metadata"]!["name"]!, budget => budget["spec"]!);
        foreach (var pod in Manifest.Pods.Where(pod => pod.Role != Roles.Migrate))
        {
            var budget = budgets[(string)pod.Owner["metadata"]!["name"]!];
            Manifest.Texts(budget["selector"]!["matchLabels"]!).Should().BeEquivalentTo(pod.Labels);
            Seconds((string)budget["minAvailable"]!).Should().BeLessThan(Seconds((string)pod.Owner["spec"]!["replicas"]!));
            Manifest.Texts(pod.Owner["spec"]!["selector"]!["matchLabels"]!).Should().BeEquivalentTo(pod.Labels);
        }

        budgets.Should().HaveCount(2);
        Manifest.Texts(Manifest.OfKind("Service").Single()["spec"]!["selector"]!)
            .Should().BeEquivalentTo(Manifest.Pods.Single(pod => pod.Role == Roles.Publisher).Labels);
        Seconds((string)Manifest.Services[Roles.Worker]["deploy"]!["replicas"]!).Should().Be(2);
    }

    // What it asks the environment for.
    private static IReadOnlyList<string> VariablesOfTheProgram()
    {
        var asked = new List<string>();
        var secrets = Secrets();
        Settings.Read(name =>
        {
            asked.Add(name);
            return secrets.GetValueOrDefault(name);
        });
        return asked;
    }

    private static Dictionary<string, string> Secrets() => new() { ["DATABASE"] = "Host=nowhere", ["CONTACT_KEY"] = OrderDesk.Key(1), ["HASH_KEY"] = OrderDesk.Key(2) };

    // As compose fills in what the file leaves to .env.
    private static Dictionary<string, string> Filled(Dictionary<string, string> variables) =>
        variables.ToDictionary(one => one.Key, one => LeftOpen().Replace(one.Value, match => match.Groups[1].Value == ":-" ? "" : "given"));

    private static int Seconds(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\{\w+(:-|:\?)?[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"^\| `([A-Z_]+)` \|", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"--from-literal=([A-Z_]+)=", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
