@echo off
rem Starts Wirelight. Needs a Java 25 or newer; looks for it in this order:
rem WIRELIGHT_JAVA, JAVA_HOME, the java on the PATH, the usual places of Windows.
setlocal

set "FOUND="
if defined WIRELIGHT_JAVA call :try "%WIRELIGHT_JAVA%"
if defined WIRELIGHT_JAVA call :try "%WIRELIGHT_JAVA%\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%LocalAppData%\Programs\Eclipse Adoptium" "%UserProfile%\.jdks") do (
    if exist "%%~R\" for /d %%D in ("%%~R\*") do call :try "%%~D\bin\java.exe"
)
if not defined FOUND (
    echo Wirelight needs Java 25 or newer, and none was found on this computer. 1>&2
    echo Install one, for example from https://adoptium.net, and start Wirelight again. 1>&2
    echo If it is installed already, set JAVA_HOME to its folder first. 1>&2
    exit /b 1
)
"%FOUND%" --enable-native-access=javafx.graphics --module-path "%~dp0..\lib" --module dev.wirelight/dev.wirelight.Main %*
exit /b %ERRORLEVEL%

rem Keeps the java program %1 in FOUND if it is Java 25 or newer and none was found before.
rem A JDK says its version in the file "release" beside bin: JAVA_VERSION="25.0.1"
:try
if defined FOUND exit /b 0
if not exist "%~1" exit /b 0
if exist "%~1\" exit /b 0
if not exist "%~dp1..\release" exit /b 0
set "MAJOR="
for /f "usebackq tokens=1,2 delims==" %%A in ("%~dp1..\release") do (
    if "%%A"=="JAVA_VERSION" for /f "delims=.-+" %%M in ("%%~B") do set "MAJOR=%%M"
)
if not defined MAJOR exit /b 0
if %MAJOR% GEQ 25 set "FOUND=%~1"
exit /b 0
