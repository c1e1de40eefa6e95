Console.Error.WriteLine("oud: no command yet");
return 2;
