await using var app = OpenUrbanData.Api.ApiApplication.Build(OpenUrbanData.Api.ApiOptions.Read(Environment.GetEnvironmentVariable));
await app.RunAsync();
