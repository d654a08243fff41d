using System.Reflection;
using Xunit.Sdk;

namespace LenNotify.Testing.Tests;

/// <summary>Runs every behaviour of a contract, as a test runner would, and tells which failed.</summary>
internal static class ContractRun
{
    public static async Task<IReadOnlyList<string>> FailuresAsync(Func<IAsyncLifetime> create)
    {
        var failed = new List<string>();
        foreach (var (method, arguments) in Cases(create().GetType()))
        {
            if (await FailsAsync(create(), method, arguments))
            {
                failed.Add(method.Name);
            }
        }

        return failed;
    }

    public static int Count(Type contract) => Cases(contract).Count();

    private static IEnumerable<(MethodInfo Method, object?[] Arguments)> Cases(Type contract) =>
        from method in contract.GetMethods()
        where method.IsDefined(typeof(FactAttribute))
        from arguments in method.IsDefined(typeof(TheoryAttribute))
            ? method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method))
            : [[]]
        select (method, arguments);

    private static async Task<bool> FailsAsync(IAsyncLifetime contract, MethodInfo method, object?[] arguments)
    {
        await contract.InitializeAsync();
        try
        {
            if (method.Invoke(contract, arguments) is Task running)
            {
                await running;
            }

            return false;
        }
        catch (Exception)
        {
            // Whatever it throws, a runner counts it as failed.
            return true;
        }
        finally
        {
            await contract.DisposeAsync();
        }
    }
}
