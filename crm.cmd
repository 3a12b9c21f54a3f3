@echo off
rem Runs the crm command; builds it first where that has not been done.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%crm-examples\target\crm.jar"
set "JAVA=java"
set "JAVAC=javac"
set "WHERE_FOUND=on the PATH"
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java"
  set "JAVAC=%JAVA_HOME%\bin\javac"
  set "WHERE_FOUND=in JAVA_HOME"
)

"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo crm: No Java was found %WHERE_FOUND%. Install a JDK 17 or newer, such as Eclipse Temurin, or set JAVA_HOME.>&2
  exit /b 2
)

set "VERSION="
for /f "tokens=3" %%v in ("%JAVA%" -version 2^>^&1 ^| findstr /i "version") do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+_ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
  echo crm: The Java found %WHERE_FOUND% is version %VERSION%. Install a JDK 17 or newer, or set JAVA_HOME to one.>&2
  exit /b 2
)

if exist "%JAR%" goto run
"%JAVAC%" -version >nul 2>&1
if errorlevel 1 (
  echo crm: Building needs a JDK, but %WHERE_FOUND% there is only a Java runtime. Install a JDK 17 or newer, or set JAVA_HOME to one.>&2
  exit /b 2
)
echo crm: building once, this takes a minute or two...>&2
pushd "%HOME_DIR%"
call mvnw.cmd -q -DskipTests -pl crm-examples -am package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo crm: The build failed; its messages are above.>&2
  exit /b 2
)

:run
rem Half the memory of the default collector; one that the environment names stands.
set "COLLECTOR=-XX:+UseSerialGC"
set JDK_JAVA_OPTIONS 2>nul | findstr /C:"GC" >nul && set "COLLECTOR="
set JAVA_TOOL_OPTIONS 2>nul | findstr /C:"GC" >nul && set "COLLECTOR="
set _JAVA_OPTIONS 2>nul | findstr /C:"GC" >nul && set "COLLECTOR="
"%JAVA%" %COLLECTOR% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
