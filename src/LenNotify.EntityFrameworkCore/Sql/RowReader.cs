using System.Data.Common;

namespace LenNotify;

/// <summary>Reads the answers of a batch: one list for each statement that has rows, each row's columns from left to right.</summary>
/// <param name="sent">What was sent, to be disposed of after it.</param>
/// <param name="reader">The provider's reader.</param>
/// <param name="isCancellable">False where reading is what runs the statements: what has begun then ends, so that nobody's write is done and never heard of.</param>
internal sealed class RowReader(IAsyncDisposable sent, DbDataReader reader, bool isCancellable = true) : IAsyncDisposable
{
    private int _at;

    /// <summary>Whether all statements were run, and all that they answered was passed.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The rows of one statement; then goes on to the next, so that what fails after it is heard of.</summary>
    public async Task<List<T>> ListAsync<T>(Func<RowReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await EachAsync(row => rows.Add(read(row)), cancellationToken).ConfigureAwait(false);
        return rows;
    }

    /// <summary>Hands on the rows of one statement; then goes on to the next.</summary>
    public async Task EachAsync(Action<RowReader> take, CancellationToken cancellationToken)
    {
        cancellationToken = isCancellable ? cancellationToken : CancellationToken.None;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _at = 0;
            take(this);
        }

        IsAtEnd = !await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The only row of a statement; the default where it has none.</summary>
    public async Task<T?> SingleAsync<T>(Func<RowReader, T> read, CancellationToken cancellationToken) =>
        (await ListAsync(read, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>The rows of one statement as they come.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<RowReader, T> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _at = 0;
            yield return read(this);
        }
    }

    /// <summary>Whether the next column has no value.</summary>
    public bool IsNull() => reader.IsDBNull(_at);

    /// <summary>Leaves out so many columns.</summary>
    public void Pass(int columns) => _at += columns;

    public Guid Id() => reader.GetGuid(_at++);

    public Guid? IdOrNull() => reader.IsDBNull(_at) ? Skip<Guid?>() : Id();

    public string Text() => reader.GetString(_at++);

    public string? TextOrNull() => reader.IsDBNull(_at) ? Skip<string?>() : Text();

    public byte[] Bytes() => reader.GetFieldValue<byte[]>(_at++);

    public long Number() => reader.GetInt64(_at++);

    public int Count() => reader.GetInt32(_at++);

    public bool Flag() => reader.GetBoolean(_at++);

    public bool? FlagOrNull() => reader.IsDBNull(_at) ? Skip<bool?>() : Flag();

    /// <summary>An enum, which is kept as a small number.</summary>
    public T Choice<T>()
        where T : struct, Enum => (T)Enum.ToObject(typeof(T), reader.GetInt16(_at++));

    public T? ChoiceOrNull<T>()
        where T : struct, Enum => reader.IsDBNull(_at) ? Skip<T?>() : Choice<T>();

    public DateTimeOffset Instant() => new(Number(), TimeSpan.Zero);

    public DateTimeOffset? InstantOrNull() => reader.IsDBNull(_at) ? Skip<DateTimeOffset?>() : Instant();

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await sent.DisposeAsync().ConfigureAwait(false);
    }

    private T? Skip<T>()
    {
        _at++;
        return default;
    }
}
