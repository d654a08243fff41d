using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Reads a body up to its limit, on every server.</summary>
internal static class BodyReader
{
    private const int Part = 4_096;

    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int most) =>
        Checked(context.Request, await ReadAnyAsync(context, most).ConfigureAwait(false));

    /// <summary>A body of whatever kind.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAnyAsync(HttpContext context, int most)
    {
        var request = context.Request;
        if (request.ContentLength > most)
        {
            throw Refusal.TooLarge();
        }

        var body = new ArrayBufferWriter<byte>(Math.Max(1, (int)(request.ContentLength ?? Part)));
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(Part), context.RequestAborted).ConfigureAwait(false);
            body.Advance(read);
            if (body.WrittenCount > most)
            {
                throw Refusal.TooLarge();
            }

            if (read == 0)
            {
                return body.WrittenMemory;
            }
        }
    }

    private static ReadOnlyMemory<byte> Checked(HttpRequest request, ReadOnlyMemory<byte> body) => body.Length == 0 || request.HasJsonContentType()
        ? body
        : throw new Refusal(StatusCodes.Status415UnsupportedMediaType, ProblemCode.NotJson, "The body must be application/json.");
}
